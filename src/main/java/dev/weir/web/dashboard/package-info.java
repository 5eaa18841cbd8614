/**
 * The start page: the fleet at a glance.
 */
@NullMarked
package dev.weir.web.dashboard;

import org.jspecify.annotations.NullMarked;

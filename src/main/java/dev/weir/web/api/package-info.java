/**
 * Weir about itself: the system resource and the description of its REST interface.
 */
@NullMarked
package dev.weir.web.api;

import org.jspecify.annotations.NullMarked;

/**
 * The quick search: hosts, virtual machines and actions by a few letters.
 */
@NullMarked
package dev.weir.web.search;

import org.jspecify.annotations.NullMarked;

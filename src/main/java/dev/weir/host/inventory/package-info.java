/**
 * Which hosts there are and how Weir connects to each: adding, changing, removing.
 */
@NullMarked
package dev.weir.host.inventory;

import org.jspecify.annotations.NullMarked;

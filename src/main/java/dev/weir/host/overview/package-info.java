/**
 * What the hosts are and how they are: the list and the page of each.
 */
@NullMarked
package dev.weir.host.overview;

import org.jspecify.annotations.NullMarked;

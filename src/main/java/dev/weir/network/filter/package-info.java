/**
 * Packet filters of a host: list, page, rule editor.
 */
@NullMarked
package dev.weir.network.filter;

import org.jspecify.annotations.NullMarked;

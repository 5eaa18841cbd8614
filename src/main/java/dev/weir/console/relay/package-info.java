/**
 * The relay: browsers by WebSocket on one side, displays and serial lines on the other.
 */
@NullMarked
package dev.weir.console.relay;

import org.jspecify.annotations.NullMarked;

/**
 * Tickets: what lets a browser through to one console, once.
 */
@NullMarked
package dev.weir.console.ticket;

import org.jspecify.annotations.NullMarked;

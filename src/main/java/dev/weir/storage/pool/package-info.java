/**
 * The storage pools of a host: list, start, stop, refresh, and the first one of the local
 * host.
 */
@NullMarked
package dev.weir.storage.pool;

import org.jspecify.annotations.NullMarked;

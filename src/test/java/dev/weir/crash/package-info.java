/**
 * Weir itself under fire: killed, doubled, without its database, with a clock that jumps.
 */
@NullMarked
package dev.weir.crash;

import org.jspecify.annotations.NullMarked;

/**
 * Input that nobody should send, at everything that takes some.
 */
@NullMarked
package dev.weir.hostile;

import org.jspecify.annotations.NullMarked;

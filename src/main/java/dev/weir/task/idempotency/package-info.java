/**
 * The Idempotency-Key of the REST interface: the same request twice makes its tasks once.
 */
@NullMarked
package dev.weir.task.idempotency;

import org.jspecify.annotations.NullMarked;

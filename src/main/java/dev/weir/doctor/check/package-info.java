/**
 * The doctor's checks: each looks at facts that were read before and says what it thinks.
 */
@NullMarked
package dev.weir.doctor.check;

import org.jspecify.annotations.NullMarked;

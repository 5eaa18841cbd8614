/**
 * Which operating systems there are, what they need and what they have drivers for.
 */
@NullMarked
package dev.weir.vm.os;

import org.jspecify.annotations.NullMarked;

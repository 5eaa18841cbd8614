/**
 * Pictures of a guest's screen.
 */
@NullMarked
package dev.weir.vm.screenshot;

import org.jspecify.annotations.NullMarked;

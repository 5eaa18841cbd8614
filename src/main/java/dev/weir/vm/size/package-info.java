/**
 * Sizes (flavors) that people choose from when they make a virtual machine.
 */
@NullMarked
package dev.weir.vm.size;

import org.jspecify.annotations.NullMarked;

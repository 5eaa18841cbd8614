/**
 * Power of virtual machines: start, shut down, pause, save, keys, bulk actions and the
 * restart that applies pending changes.
 */
@NullMarked
package dev.weir.vm.power;

import org.jspecify.annotations.NullMarked;

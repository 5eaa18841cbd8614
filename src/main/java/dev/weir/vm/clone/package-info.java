/**
 * Copies of virtual machines with an identity of their own: full, or linked to a
 * template.
 */
@NullMarked
package dev.weir.vm.clone;

import org.jspecify.annotations.NullMarked;

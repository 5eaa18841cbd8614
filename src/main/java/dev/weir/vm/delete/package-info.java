/**
 * Deletion of virtual machines: the plan of what goes and the task that carries it out.
 */
@NullMarked
package dev.weir.vm.delete;

import org.jspecify.annotations.NullMarked;

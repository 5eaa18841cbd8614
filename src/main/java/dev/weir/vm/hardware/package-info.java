/**
 * The hardware of a virtual machine: what it has, what of it waits for the next start,
 * and every change to it, applied at once where libvirt can.
 */
@NullMarked
package dev.weir.vm.hardware;

import org.jspecify.annotations.NullMarked;

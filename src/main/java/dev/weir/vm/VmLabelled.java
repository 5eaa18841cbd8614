package dev.weir.vm;

import dev.weir.fleet.VmId;

/**
 * Published when the label of a virtual machine has changed, here or in another Weir.
 */
public record VmLabelled(VmId vm) {
}

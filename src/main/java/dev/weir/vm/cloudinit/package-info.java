/**
 * What a guest's cloud-init is told at its first boot: checked, generated as YAML and
 * packed into a NoCloud image. Nothing here asks a host.
 */
@NullMarked
package dev.weir.vm.cloudinit;

import org.jspecify.annotations.NullMarked;

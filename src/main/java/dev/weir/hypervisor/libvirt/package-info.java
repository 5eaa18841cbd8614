/**
 * The port over libvirt's C library: JNA on top of libvirt-java's raw layer. The only
 * package that imports either; nothing native leaves it.
 */
@NullMarked
package dev.weir.hypervisor.libvirt;

import org.jspecify.annotations.NullMarked;

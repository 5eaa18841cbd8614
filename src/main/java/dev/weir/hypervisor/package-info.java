/**
 * The narrow port over libvirt, and the only package that imports libvirt or JNA:
 * connections, bulk calls, events, streams, errors as kinds.
 */
@NullMarked
@ApplicationModule(displayName = "hypervisor", allowedDependencies = { "problem", "home", "socket" })
package dev.weir.hypervisor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

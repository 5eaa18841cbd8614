/**
 * Virtual networks of a host.
 */
@NullMarked
@ApplicationModule(displayName = "network", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host" })
package dev.weir.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

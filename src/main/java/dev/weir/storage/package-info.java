/**
 * Storage pools and volumes of a host, and what passes in and out of them.
 */
@NullMarked
@ApplicationModule(displayName = "storage", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host" })
package dev.weir.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

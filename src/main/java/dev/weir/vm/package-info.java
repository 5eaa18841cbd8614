/**
 * Virtual machines: list, page, power, creation and deletion.
 */
@NullMarked
@ApplicationModule(displayName = "vm", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host", "storage", "network", "image" })
package dev.weir.vm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

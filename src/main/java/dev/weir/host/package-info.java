/**
 * The inventory: which hosts Weir connects to, how, and what each of them is.
 */
@NullMarked
@ApplicationModule(displayName = "host", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task" })
package dev.weir.host;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Screens and serial lines of virtual machines in the browser: tickets, the relay and its
 * pages.
 */
@NullMarked
@ApplicationModule(displayName = "console", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host", "vm", "socket" })
package dev.weir.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The shell around all pages: layout, navigation, search, dashboard, live events, errors,
 * languages and the OpenAPI description.
 */
@NullMarked
@ApplicationModule(displayName = "web", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host", "vm", "storage", "network", "image", "console" })
package dev.weir.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

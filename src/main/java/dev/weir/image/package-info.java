/**
 * What a virtual machine can be made from: ISO images now, templates and sizes later.
 */
@NullMarked
@ApplicationModule(displayName = "image", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host", "storage" })
package dev.weir.image;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The live mirror of every host and its connections: read without waiting, fed by events
 * and bulk statistics.
 */
@NullMarked
@ApplicationModule(displayName = "fleet",
		allowedDependencies = { "problem", "home", "query", "hypervisor", "hypervisor::xml" })
package dev.weir.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The doctor: looks at what a host tells and says what is misconfigured, why that
 * matters, and the command that mends it. Changes nothing.
 */
@NullMarked
@ApplicationModule(displayName = "doctor", allowedDependencies = { "problem", "home", "query", "hypervisor",
		"hypervisor::xml", "fleet", "access", "audit", "task", "host", "storage" })
package dev.weir.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * The trail: every change and every refused one, who did it and what came of it.
 */
@NullMarked
@ApplicationModule(displayName = "audit", allowedDependencies = { "problem", "home", "query", "access" })
package dev.weir.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Tracked changes: every action that takes a host its time is a row with an author,
 * progress and a result.
 */
@NullMarked
@ApplicationModule(displayName = "task", allowedDependencies = { "problem", "home", "query", "access", "audit" })
package dev.weir.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * What can go wrong, as one list of kinds: each binds a message, an HTTP status and a
 * WebSocket close code.
 */
@NullMarked
@ApplicationModule(displayName = "problem", allowedDependencies = {})
package dev.weir.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

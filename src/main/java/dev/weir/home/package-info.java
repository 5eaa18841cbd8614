/**
 * The folder in which Weir keeps what is its own.
 */
@NullMarked
@ApplicationModule(displayName = "home", allowedDependencies = {})
package dev.weir.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

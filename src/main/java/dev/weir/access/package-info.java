/**
 * Who acts and what they may do: accounts, sign-in, API tokens, permissions.
 */
@NullMarked
@ApplicationModule(displayName = "access", allowedDependencies = { "problem", "home", "query" })
package dev.weir.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

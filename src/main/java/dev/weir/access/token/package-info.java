/**
 * API tokens: issued once, stored as a hash, narrowed by scopes, revoked at any time.
 */
@NullMarked
package dev.weir.access.token;

import org.jspecify.annotations.NullMarked;

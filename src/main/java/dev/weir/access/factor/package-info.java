/**
 * The second factor: codes of an authenticator app (RFC 6238), the recovery codes for
 * whoever has lost it, and the page on which a person sets it up.
 */
@NullMarked
package dev.weir.access.factor;

import org.jspecify.annotations.NullMarked;

package dev.weir.access.account;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An account as administrators see it. Immutable.
 *
 * @param passwordTemporary whether the password must be changed at the next sign-in
 * @param secondFactor whether a sign-in asks for a code besides the password
 * @param secondFactorRequired whether an administrator asks this account to have one
 * @param lastSignInAt null when nobody ever signed in
 */
public record AccountView(UUID id, String name, String role, boolean locked, boolean passwordTemporary,
		boolean secondFactor, boolean secondFactorRequired, Instant createdAt, @Nullable Instant lastSignInAt) {
}

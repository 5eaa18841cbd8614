package dev.weir.access.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A token as its owner sees it: everything but the secret. Immutable.
 *
 * @param scopes permission ids; empty means all of the account's
 * @param expiresAt null for never
 * @param lastUsedAt to the minute; null for never
 */
record TokenView(UUID id, String name, List<String> scopes, Instant createdAt, @Nullable Instant expiresAt,
		@Nullable Instant lastUsedAt, boolean expired) {
}

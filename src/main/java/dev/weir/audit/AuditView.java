package dev.weir.audit;

import java.time.Instant;

import dev.weir.access.Target;
import dev.weir.audit.AuditTrail.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail as it is shown. Immutable.
 *
 * @param author name of the account (what was typed, for a failed sign-in: hostile text)
 * @param token name of the API token used, or null for a session
 * @param detail more in plain words, or null
 */
record AuditView(long id, Instant at, String author, @Nullable String token, String address, String action,
		Target target, Outcome outcome, @Nullable String detail) {
}

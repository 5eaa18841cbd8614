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
 * @param taskId the task that did it, or null
 * @param xmlDiff how a definition changed, or null; lists leave it out
 */
record AuditView(long id, Instant at, String author, @Nullable String token, String address, String action,
		Target target, Outcome outcome, @Nullable String detail, @Nullable String taskId, @Nullable String xmlDiff) {

	AuditView with(@Nullable String difference) {
		return new AuditView(this.id, this.at, this.author, this.token, this.address, this.action, this.target,
				this.outcome, this.detail, this.taskId, difference);
	}

}

package dev.weir.audit;

import dev.weir.access.Target;
import dev.weir.audit.AuditTrail.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What was done, to what, and what came of it. Immutable.
 *
 * @param action a dotted name ({@code token.create}), also the tail of its message key
 * @param detail more in plain words, without secrets, or null
 * @param taskId the task that did it, or null
 * @param xmlDiff how a definition changed, as {@code diff -u} writes it, secrets masked,
 * or null
 */
public record AuditEntry(String action, Target target, Outcome outcome, @Nullable String detail,
		@Nullable String taskId, @Nullable String xmlDiff) {

	public static AuditEntry of(String action, Target target, Outcome outcome, @Nullable String detail) {
		return new AuditEntry(action, target, outcome, detail, null, null);
	}

	/** Done by a task. */
	public AuditEntry by(@Nullable Object task) {
		return new AuditEntry(this.action, this.target, this.outcome, this.detail,
				(task != null) ? task.toString() : null, this.xmlDiff);
	}

	/** That changed a definition so. */
	public AuditEntry changing(String diff) {
		return new AuditEntry(this.action, this.target, this.outcome, this.detail, this.taskId, diff);
	}

}

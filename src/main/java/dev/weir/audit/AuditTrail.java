package dev.weir.audit;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import org.jspecify.annotations.Nullable;

/**
 * Where every change and every refused one is written down. Thread-safe. Tasks and
 * refusals by {@link dev.weir.access.Access} are recorded by themselves; a verb that
 * changes something without a task records it here.
 */
public interface AuditTrail {

	/** Writes one row, in a transaction of its own. */
	void record(Actor actor, AuditEntry entry);

	/**
	 * Writes one row, in a transaction of its own.
	 * @param action what was done, as a dotted name ({@code token.create}), also the tail
	 * of its message key
	 * @param detail more in plain words, without secrets, or null
	 */
	default void record(Actor actor, String action, Target target, Outcome outcome, @Nullable String detail) {
		record(actor, AuditEntry.of(action, target, outcome, detail));
	}

	/** What came of it. */
	enum Outcome {

		DONE, REFUSED, FAILED, CANCELLED,
		/** Only read: a newer Weir wrote something else. */
		UNKNOWN

	}

}

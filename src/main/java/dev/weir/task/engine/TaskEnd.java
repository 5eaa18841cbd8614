package dev.weir.task.engine;

import dev.weir.audit.AuditTrail.Outcome;
import dev.weir.problem.ErrorKind;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended. Immutable.
 *
 * @param state one that is over
 * @param message message key of a last word, or null to keep none
 * @param errorKind what kind of failure, or null
 * @param error the failure in words, or null
 */
record TaskEnd(TaskState state, @Nullable String message, @Nullable ErrorKind errorKind, @Nullable String error) {

	/** Weir stopped before the task began. */
	static final String NEVER_BEGAN = "task.interrupted.queued";

	/** Weir stopped in the middle of it. */
	static final String CUT_OFF = "task.interrupted.running";

	/** Weir stopped in the middle of it, and its host will be asked. */
	static final String CHECKING = "task.interrupted.checking";

	TaskEnd {
		if (!state.isOver()) {
			throw new IllegalArgumentException("No end: " + state);
		}
	}

	static TaskEnd of(TaskState state) {
		return new TaskEnd(state, null, null, null);
	}

	static TaskEnd failed(ErrorKind kind, @Nullable String error) {
		return new TaskEnd(TaskState.FAILED, null, kind, error);
	}

	/** Cut off by the end of Weir. */
	static TaskEnd interrupted(TaskState was) {
		return new TaskEnd(TaskState.INTERRUPTED, (was == TaskState.QUEUED) ? NEVER_BEGAN : CUT_OFF, null, null);
	}

	/** What became of a task after it was cut off. */
	static TaskEnd settled(TaskOutcome outcome) {
		return new TaskEnd(outcome.state(), outcome.message(), null, outcome.left());
	}

	/** Whether there is more to find out: Weir's end cut it off while it ran. */
	boolean isOpen() {
		return CUT_OFF.equals(this.message);
	}

	Outcome outcome() {
		return switch (this.state) {
			case SUCCEEDED -> Outcome.DONE;
			case CANCELLED -> Outcome.CANCELLED;
			case QUEUED, RUNNING, FAILED, INTERRUPTED -> Outcome.FAILED;
		};
	}

	/** What the audit trail keeps of it, or null. */
	@Nullable String auditDetail() {
		if (this.state == TaskState.INTERRUPTED) {
			return "interrupted by a stop of Weir" + ((this.error != null) ? ", left: " + this.error : "");
		}
		return (this.errorKind == null) ? null
				: (this.error == null) ? this.errorKind.id() : this.errorKind.id() + ": " + this.error;
	}

}

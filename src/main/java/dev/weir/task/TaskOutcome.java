package dev.weir.task;

import org.jspecify.annotations.Nullable;

/**
 * What became of a task that was cut off, as the host tells. Immutable.
 *
 * @param state SUCCEEDED, or INTERRUPTED for everything less
 * @param message message key of what is so now, and what to do
 * @param left names of what is left behind, one a line, or null
 */
public record TaskOutcome(TaskState state, String message, @Nullable String left) {

	/** All of it was done. */
	public static TaskOutcome finished() {
		return new TaskOutcome(TaskState.SUCCEEDED, "task.outcome.finished", null);
	}

	/** Nothing of it was done. */
	public static TaskOutcome notDone() {
		return unfinished("task.outcome.not-done", null);
	}

	/** What it had made is gone again. */
	public static TaskOutcome undone() {
		return unfinished("task.outcome.undone", null);
	}

	/** Nobody can tell whether it was done. */
	public static TaskOutcome unknown() {
		return unfinished("task.outcome.unknown", null);
	}

	/** Part of it was done. */
	public static TaskOutcome unfinished(String message, @Nullable String left) {
		return new TaskOutcome(TaskState.INTERRUPTED, message, left);
	}

	/** All of it, or less. */
	public static TaskOutcome doneIf(boolean done) {
		return done ? finished() : notDone();
	}

}

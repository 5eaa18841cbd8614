package dev.weir.task;

import java.util.Locale;

/** Where a task stands. */
public enum TaskState {

	QUEUED, RUNNING, SUCCEEDED, FAILED, CANCELLED, INTERRUPTED;

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public boolean isOver() {
		return this != QUEUED && this != RUNNING;
	}

}

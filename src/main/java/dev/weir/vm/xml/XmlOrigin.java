package dev.weir.vm.xml;

import dev.weir.task.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * Where a definition came from. Immutable.
 *
 * @param author the account, or null where Weir does not know
 * @param kind the kind of task, {@code outside} or {@code found}
 * @param task the task, where it is still known
 */
public record XmlOrigin(@Nullable String author, String kind, @Nullable TaskId task) {

	/** Somebody changed it past Weir. */
	static final XmlOrigin OUTSIDE = new XmlOrigin(null, "outside", null);

	/** It was so before Weir saw its first change. */
	static final XmlOrigin FOUND = new XmlOrigin(null, "found", null);

	/** Whether a task of Weir's made it. */
	public boolean isTask() {
		return this.author != null;
	}

}

package dev.weir.vm.xml;

import org.jspecify.annotations.Nullable;

/**
 * Where a definition came from. Immutable.
 *
 * @param author the account, or null where Weir does not know
 * @param kind the kind of task, {@code outside} or {@code found}
 */
public record XmlOrigin(@Nullable String author, String kind) {

	/** Somebody changed it past Weir. */
	static final XmlOrigin OUTSIDE = new XmlOrigin(null, "outside");

	/** It was so before Weir saw its first change. */
	static final XmlOrigin FOUND = new XmlOrigin(null, "found");

	/** Whether a task of Weir's made it. */
	public boolean isTask() {
		return this.author != null;
	}

}

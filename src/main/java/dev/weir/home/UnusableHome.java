package dev.weir.home;

import org.jspecify.annotations.Nullable;

/**
 * Weir must not start with this folder. Its message is for whoever starts Weir.
 */
final class UnusableHome extends RuntimeException {

	private static final long serialVersionUID = 1;

	private final String action;

	UnusableHome(String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
	}

	/** What to do about it. */
	String action() {
		return this.action;
	}

}

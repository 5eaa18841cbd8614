package dev.weir.web.search;

import java.util.Locale;

/**
 * How well texts fit what was typed: the smaller the number, the better. Immutable.
 */
final class Closeness {

	/** It does not fit at all. */
	static final int NONE = Integer.MAX_VALUE;

	private static final int WORDS = 3;

	private final String typed;

	private Closeness(String typed) {
		this.typed = typed;
	}

	/**
	 * @param typed at least one character
	 */
	static Closeness to(String typed) {
		return new Closeness(typed.toLowerCase(Locale.ROOT));
	}

	/** Equal 0, at the start 1, at the start of a word 2, anywhere else 3. */
	int of(String text) {
		int at = indexIn(text);
		if (at < 0) {
			return NONE;
		}
		if (at == 0) {
			return (text.length() == this.typed.length()) ? 0 : 1;
		}
		return Character.isLetterOrDigit(text.charAt(at - 1)) ? WORDS : 2;
	}

	/** Whether it could be part of an identity: such a search need not write them all. */
	boolean couldBeId() {
		return this.typed.length() >= 4 && this.typed.chars().allMatch((c) -> c == '-' || Character.digit(c, 16) >= 0);
	}

	/** Without making a lower-case copy of each of ten thousand names. */
	private int indexIn(String text) {
		int last = text.length() - this.typed.length();
		char lower = this.typed.charAt(0);
		char upper = Character.toUpperCase(lower);
		for (int i = 0; i <= last; i++) {
			char c = text.charAt(i);
			if ((c == lower || c == upper) && text.regionMatches(true, i, this.typed, 0, this.typed.length())) {
				return i;
			}
		}
		return -1;
	}

}

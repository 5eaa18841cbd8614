package dev.weir.task.engine;

/**
 * Makes any text fit a column of the table {@code task}.
 */
final class Texts {

	static final int LANE = 128;

	static final int MESSAGE = 500;

	static final int NAME = 512;

	static final int SUBJECT = 1100;

	static final int LONG = 4000;

	private Texts() {
	}

	/** Cuts the text to that many characters, never within one, and drops NUL. */
	static String fit(String text, int length) {
		// PostgreSQL stores no NUL
		String clean = text.replace("\0", "");
		if (clean.length() <= length) {
			return clean;
		}
		boolean splits = Character.isHighSurrogate(clean.charAt(length - 1));
		return clean.substring(0, splits ? length - 1 : length);
	}

}

package dev.weir.query;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One value of a {@link FilterTerm}.
 *
 * @param text what was typed, without quotes
 * @param literal whether it stood in quotes: then {@code *} is just a character
 */
public record FilterValue(String text, boolean literal) {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./-]+");

	/** Whether {@code *} stands for any characters, so that the whole text must match. */
	public boolean isGlob() {
		return !this.literal && this.text.indexOf('*') >= 0;
	}

	/** How a text is typed so that it means itself: in quotes where it needs them. */
	public static String quoted(String text) {
		return PLAIN.matcher(text).matches() ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/**
	 * The same for SQL: a pattern in lower case for
	 * {@code lower(column) like ? escape '\'}.
	 */
	public String like() {
		String escaped = this.text.toLowerCase(Locale.ROOT)
			.replace("\\", "\\\\")
			.replace("%", "\\%")
			.replace("_", "\\_");
		return isGlob() ? escaped.replace('*', '%') : "%" + escaped + "%";
	}

}

package dev.weir.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Takes a filter text apart into its terms. One pass, time linear in the length of the
 * text. Full-width colons, commas and spaces are as good as plain ones, so that nobody
 * has to leave an input method for them. Used by one thread, once.
 */
final class FilterReader {

	private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z-]*");

	/** MAC and IPv6 addresses hold colons and are words nevertheless. */
	private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.*]*:[0-9A-Fa-f:.*]*");

	private final String text;

	private final Set<String> fields;

	private int at;

	FilterReader(String text, Set<String> fields) {
		if (text.length() > Filter.MAX_LENGTH) {
			throw InvalidInput.of(Filter.PARAMETER, "query.filter.too-long", Filter.MAX_LENGTH);
		}
		this.text = text;
		this.fields = fields;
	}

	List<FilterTerm> read() {
		List<FilterTerm> terms = new ArrayList<>();
		skipSpace();
		while (this.at < this.text.length()) {
			terms.add(term());
			skipSpace();
		}
		return terms;
	}

	private FilterTerm term() {
		int start = this.at;
		boolean negated = peek() == '-' && this.at + 1 < this.text.length() && !isSpace(this.text.charAt(this.at + 1));
		if (negated) {
			this.at++;
		}
		String field = field();
		return new FilterTerm(negated, field, values(field), start + 1);
	}

	private @Nullable String field() {
		int end = this.at;
		while (end < this.text.length() && !isSpace(this.text.charAt(end)) && !isColon(this.text.charAt(end))
				&& this.text.charAt(end) != '"') {
			end++;
		}
		if (end >= this.text.length() || !isColon(this.text.charAt(end))) {
			return null;
		}
		String name = this.text.substring(this.at, end).toLowerCase(Locale.ROOT);
		if (this.fields.contains(name)) {
			this.at = end + 1;
			return name;
		}
		if (FIELD.matcher(name).matches() && !ADDRESS.matcher(word()).matches()) {
			throw InvalidInput.of(Filter.PARAMETER, "query.filter.unknown-field", name, this.at + 1,
					String.join(", ", this.fields.stream().sorted().toList()));
		}
		return null;
	}

	/** The run of characters up to the next space, without moving on. */
	private String word() {
		int end = this.at;
		while (end < this.text.length() && !isSpace(this.text.charAt(end))) {
			end++;
		}
		return this.text.substring(this.at, end);
	}

	private List<FilterValue> values(@Nullable String field) {
		List<FilterValue> values = new ArrayList<>();
		do {
			int start = this.at;
			FilterValue value = (peek() == '"') ? quoted() : bare();
			if (!value.text().isEmpty()) {
				values.add(value);
			}
			else if (field != null && (this.at == start || value.literal())) {
				throw InvalidInput.of(Filter.PARAMETER, "query.filter.missing-value", field, start + 1);
			}
		}
		while (passComma());
		return values;
	}

	private FilterValue quoted() {
		int start = this.at++;
		StringBuilder value = new StringBuilder();
		while (this.at < this.text.length() && this.text.charAt(this.at) != '"') {
			if (this.text.charAt(this.at) == '\\' && this.at + 1 < this.text.length()) {
				this.at++;
			}
			value.append(this.text.charAt(this.at++));
		}
		if (this.at >= this.text.length()) {
			throw InvalidInput.of(Filter.PARAMETER, "query.filter.open-quote", start + 1);
		}
		this.at++;
		return new FilterValue(value.toString(), true);
	}

	private FilterValue bare() {
		int start = this.at;
		while (this.at < this.text.length() && !isSpace(peek()) && !isComma(peek())) {
			this.at++;
		}
		return new FilterValue(this.text.substring(start, this.at), false);
	}

	private boolean passComma() {
		if (this.at < this.text.length() && isComma(peek())) {
			this.at++;
			return true;
		}
		return false;
	}

	private void skipSpace() {
		while (this.at < this.text.length() && isSpace(peek())) {
			this.at++;
		}
	}

	private char peek() {
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : '\0';
	}

	private static boolean isSpace(char c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c);
	}

	private static boolean isColon(char c) {
		return c == ':' || c == '\uFF1A';
	}

	private static boolean isComma(char c) {
		return c == ',' || c == '\uFF0C' || c == '\u3001';
	}

}

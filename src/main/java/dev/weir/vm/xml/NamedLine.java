package dev.weir.vm.xml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the line that a message of libvirt's schema check is about. The check itself
 * tells no line, only names: the first of them that stands in one line alone is it.
 * Stateless.
 */
final class NamedLine {

	private static final Pattern INVALID_ATTRIBUTE = Pattern
		.compile("Invalid attribute ([\\w:.-]{1,60}) for element ([\\w:.-]{1,60})");

	private static final List<Pattern> ELEMENTS = List.of(Pattern.compile("has extra content: ([\\w:.-]{1,60})"),
			Pattern.compile("Extra element ([\\w:.-]{1,60}) in"),
			Pattern.compile("Did not expect element ([\\w:.-]{1,60}) there"),
			Pattern.compile("Element ([\\w:.-]{1,60}) failed to validate"));

	private static final Pattern VALUE = Pattern.compile("'([^'\\n]{2,200})'");

	private NamedLine() {
	}

	/** The line from 1, or 0. */
	static int of(String message, String text) {
		Matcher attribute = INVALID_ATTRIBUTE.matcher(message);
		while (attribute.find()) {
			int line = only(text, "<" + Pattern.quote(attribute.group(2)) + "\\b[^>]*\\b"
					+ Pattern.quote(attribute.group(1)) + "\\s*=");
			if (line > 0) {
				return line;
			}
		}
		for (Pattern element : ELEMENTS) {
			Matcher named = element.matcher(message);
			while (named.find()) {
				int line = only(text, "<" + Pattern.quote(named.group(1)) + "(?=[\\s/>])");
				if (line > 0) {
					return line;
				}
			}
		}
		return value(message, text);
	}

	/** libvirt's own checks quote the value that they do not like. */
	private static int value(String message, String text) {
		Matcher value = VALUE.matcher(message);
		while (value.find()) {
			int line = only(text, "['\">]\\s*" + Pattern.quote(value.group(1)) + "\\s*['\"<]");
			if (line > 0) {
				return line;
			}
		}
		return 0;
	}

	/** The line of the only match. */
	private static int only(String text, String pattern) {
		Matcher found = Pattern.compile(pattern).matcher(text);
		if (!found.find()) {
			return 0;
		}
		int at = found.start();
		return found.find() ? 0 : 1 + (int) text.substring(0, at).chars().filter((c) -> c == '\n').count();
	}

}

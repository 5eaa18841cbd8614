package dev.weir.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A line of a difference as {@code diff -u} writes it. Immutable; the text is hostile.
 *
 * @param kind added, removed, gap or same
 */
record DiffLine(String kind, String sign, String text) {

	static List<DiffLine> of(@Nullable String diff) {
		return (diff != null) ? diff.lines().filter((line) -> !isHead(line)).map(DiffLine::line).toList() : List.of();
	}

	private static boolean isHead(String line) {
		return line.isEmpty() || line.startsWith("--- ") || line.startsWith("+++ ");
	}

	private static DiffLine line(String line) {
		String kind = switch (line.charAt(0)) {
			case '+' -> "added";
			case '-' -> "removed";
			case '@' -> "gap";
			default -> "same";
		};
		return new DiffLine(kind, line.substring(0, 1), line.substring(1));
	}

}

package dev.weir.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The trail as comma-separated values (RFC 4180). Names in it were chosen by anybody, a
 * failed sign-in's account above all: a cell that a spreadsheet would take for a formula
 * gets an apostrophe in front.
 */
final class AuditCsv {

	static final String HEAD = line(List.of("time", "author", "token", "address", "action", "targetKind", "targetId",
			"target", "outcome", "detail"));

	private static final String FORMULA_STARTS = "=+-@\t\r";

	private AuditCsv() {
	}

	static String line(AuditView row) {
		return line(List.of(row.at().toString(), row.author(), text(row.token()), row.address(), row.action(),
				row.target().kind().name().toLowerCase(Locale.ROOT), row.target().id(), row.target().label(),
				row.outcome().name().toLowerCase(Locale.ROOT), text(row.detail())));
	}

	private static String line(List<String> cells) {
		return cells.stream().map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
	}

	static String cell(String text) {
		boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
		String safe = formula ? "'" + text : text;
		boolean quoted = safe.chars().anyMatch((c) -> c == ',' || c == '"' || c == '\n' || c == '\r');
		return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}

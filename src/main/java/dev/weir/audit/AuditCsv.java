package dev.weir.audit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The trail as comma-separated values (RFC 4180). Names in it were chosen by anybody, a
 * failed sign-in's account above all: what a spreadsheet would take for a formula gets an
 * apostrophe in front, also behind blanks, and behind what the spreadsheet of another
 * country takes for the end of a cell.
 */
final class AuditCsv {

	private static final Pattern FORMULA = Pattern
		.compile("(^|[;,|\"\\t\\r\\n])(?=[\\p{Z}\\p{Cc}\\p{Cf}\"']*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\\t\\r])");

	static final String HEAD = line(List.of("time", "author", "token", "address", "action", "targetKind", "targetId",
			"target", "outcome", "detail", "task"));

	private AuditCsv() {
	}

	static String line(AuditView row) {
		return line(List.of(row.at().toString(), row.author(), text(row.token()), row.address(), row.action(),
				row.target().kind().name().toLowerCase(Locale.ROOT), row.target().id(), row.target().label(),
				row.outcome().name().toLowerCase(Locale.ROOT), text(row.detail()), text(row.taskId())));
	}

	private static String line(List<String> cells) {
		return cells.stream().map(AuditCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
	}

	static String cell(String text) {
		String safe = FORMULA.matcher(text).replaceAll("$1'");
		boolean quoted = safe.chars().anyMatch((c) -> ",;\"\t\r\n".indexOf(c) >= 0);
		return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

}

package dev.weir.vm.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.weir.fleet.VmMirror;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A filter and the name that it shall have, checked.
 */
record FilterName(String name, String query) {

	/** Longest name in characters. */
	static final int LONGEST = 60;

	private static final Pattern HIDDEN = Pattern
		.compile("[\\p{Cntrl}\\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]");

	/**
	 * @throws InvalidInput naming {@code name}, {@code query}, or both
	 */
	static FilterName of(@Nullable String name, @Nullable String query, Fields<VmMirror> fields) {
		String named = Objects.requireNonNullElse(name, "").strip();
		String asked = Objects.requireNonNullElse(query, "").strip();
		List<FieldProblem> wrong = new ArrayList<>();
		if (named.isEmpty() || named.length() > LONGEST || HIDDEN.matcher(named).find()) {
			wrong.add(FieldProblem.of("name", "vm.filter.name-wrong", LONGEST));
		}
		if (asked.isEmpty()) {
			wrong.add(FieldProblem.of("query", "vm.filter.empty"));
		}
		else if (asked.indexOf('\0') >= 0) {
			wrong.add(FieldProblem.of("query", "vm.filter.characters"));
		}
		try {
			Filter.parse(asked, fields);
		}
		catch (InvalidInput problem) {
			problem.fields()
				.forEach((field) -> wrong.add(new FieldProblem("query", field.messageKey(), field.arguments())));
		}
		if (!wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new FilterName(named, asked);
	}

}

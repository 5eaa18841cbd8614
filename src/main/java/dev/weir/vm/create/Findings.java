package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a draft, so that one answer names it all. Used
 * by one thread.
 */
final class Findings {

	private static final String KEY = "vm.create.problem.";

	private final List<FieldProblem> found = new ArrayList<>();

	/**
	 * Notes what is wrong; the first thing wrong with a field is the one to mend.
	 * @param field name as in the REST body
	 * @param problem tail of the message key
	 */
	void add(String field, String problem, Object... arguments) {
		if (isFine(field)) {
			this.found.add(FieldProblem.of(field, KEY + problem, arguments));
		}
	}

	void require(boolean right, String field, String problem, Object... arguments) {
		if (!right) {
			add(field, problem, arguments);
		}
	}

	/** Whether nothing is wrong with the field so far. */
	boolean isFine(String field) {
		return this.found.stream().noneMatch((problem) -> problem.field().equals(field));
	}

	/** Takes the value if it is one of those allowed; absent is the first of them. */
	String oneOf(String field, @Nullable String value, List<String> allowed) {
		if (value == null || value.isBlank()) {
			return allowed.get(0);
		}
		require(allowed.contains(value), field, "choice", String.join(", ", allowed));
		return allowed.contains(value) ? value : allowed.get(0);
	}

	/** Whether nothing but these message keys was found, and at least one of them. */
	boolean isOnly(String problem) {
		Set<String> keys = this.found.stream().map(FieldProblem::messageKey).collect(Collectors.toSet());
		return keys.equals(Set.of(KEY + problem));
	}

	/**
	 * @throws InvalidInput when anything was found
	 */
	void throwIfAny() {
		if (!this.found.isEmpty()) {
			throw invalid();
		}
	}

	/** What was found, to be thrown. */
	InvalidInput invalid() {
		return new InvalidInput(this.found);
	}

}

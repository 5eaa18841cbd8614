package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * What is wrong with a draft, field by field. Not thread-safe.
 */
final class Findings {

	private static final String KEY = "network.problem.";

	private final List<FieldProblem> wrong = new ArrayList<>();

	/**
	 * Notes that the field is wrong unless the condition holds.
	 * @param key what follows {@code network.problem.} in the sentence's key
	 * @return whether it holds
	 */
	boolean require(boolean holds, String field, String key, Object... arguments) {
		if (!holds) {
			this.wrong.add(FieldProblem.of(field, KEY + key, arguments));
		}
		return holds;
	}

	/** Notes each value that came before; null is none. */
	void requireDifferent(Collection<? extends @Nullable Object> values, String field, String part) {
		Set<Object> seen = new HashSet<>();
		int at = 0;
		for (Object value : values) {
			if (value != null && !seen.add(value)) {
				require(false, field + "[" + at + "]" + part, "twice", value.toString());
			}
			at++;
		}
	}

	/**
	 * @throws InvalidInput when anything was found
	 */
	void throwIfAny() {
		if (!this.wrong.isEmpty()) {
			throw new InvalidInput(this.wrong);
		}
	}

}

package dev.weir.host.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * Collects what is wrong with one request, so that every field is told at once. For one
 * thread.
 */
final class WrongFields {

	private final List<FieldProblem> problems = new ArrayList<>();

	/** What the check gives, or null once its complaint is noted under the prefix. */
	<T> @Nullable T part(String prefix, Supplier<T> check) {
		try {
			return check.get();
		}
		catch (InvalidInput ex) {
			ex.fields()
				.forEach((wrong) -> this.problems
					.add(new FieldProblem(prefix + wrong.field(), wrong.messageKey(), wrong.arguments())));
			return null;
		}
	}

	void add(String field, String messageKey) {
		this.problems.add(FieldProblem.of(field, messageKey));
	}

	/**
	 * @throws InvalidInput when anything was noted
	 */
	void throwIfAny() {
		if (!this.problems.isEmpty()) {
			throw new InvalidInput(this.problems);
		}
	}

}

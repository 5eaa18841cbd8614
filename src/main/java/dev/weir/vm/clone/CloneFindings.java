package dev.weir.vm.clone;

import java.util.ArrayList;
import java.util.List;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * Collects everything that is wrong, so that one answer names it all. Used by one thread.
 */
final class CloneFindings {

	private final List<FieldProblem> found = new ArrayList<>();

	/**
	 * @param problem tail of the message key
	 */
	void add(String field, String problem, Object... arguments) {
		this.found.add(FieldProblem.of(field, "vm.clone.problem." + problem, arguments));
	}

	void require(boolean right, String field, String problem, Object... arguments) {
		if (!right) {
			add(field, problem, arguments);
		}
	}

	/**
	 * @throws InvalidInput when anything was found
	 */
	void throwIfAny() {
		if (!this.found.isEmpty()) {
			throw new InvalidInput(this.found);
		}
	}

}

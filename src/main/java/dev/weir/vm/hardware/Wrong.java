package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * Collects what is wrong about a change, so that a person is told all of it at once. One
 * thread.
 */
final class Wrong {

	private final List<FieldProblem> found = new ArrayList<>();

	/** Runs a step whose problems belong to fields that begin with the prefix. */
	void during(String prefix, Runnable step) {
		try {
			step.run();
		}
		catch (InvalidInput ex) {
			ex.fields()
				.forEach((field) -> this.found
					.add(new FieldProblem(prefix + field.field(), field.messageKey(), field.arguments())));
		}
	}

	void add(String field, String messageKey, Object... arguments) {
		this.found.add(FieldProblem.of(field, messageKey, arguments));
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	/**
	 * Tells of them.
	 * @throws InvalidInput unless there are none
	 */
	void tell() {
		if (!this.found.isEmpty()) {
			throw new InvalidInput(this.found);
		}
	}

}

package dev.weir.task;

import java.util.UUID;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Identity of a task.
 */
public record TaskId(UUID value) {

	/**
	 * @throws Problem of kind NOT_FOUND for anything that is no id
	 */
	public static TaskId parse(String text) {
		try {
			return new TaskId(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(ErrorKind.NOT_FOUND, "task.unknown", text);
		}
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

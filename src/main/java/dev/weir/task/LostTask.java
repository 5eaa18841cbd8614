package dev.weir.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.weir.access.Target;

/**
 * A task that the end of a Weir cut off while it ran. Immutable.
 *
 * @param notes what it had written down, in order
 * @param taken subjects of its notes that other, later tasks make too: not its own
 * @param calm whether the host was asked a few seconds ago with the same result: libvirtd
 * goes on with a call whose client died, so only now may anything be undone
 */
public record LostTask(String kind, Target target, List<TaskNote> notes, Set<String> taken, boolean calm) {

	public LostTask {
		notes = List.copyOf(notes);
		taken = Set.copyOf(taken);
	}

	/** Whether it came as far as that step. */
	public boolean has(String step) {
		return first(step).isPresent();
	}

	public Optional<TaskNote> first(String step) {
		return this.notes.stream().filter((note) -> note.step().equals(step)).findFirst();
	}

	/** Its notes about that step, in order. */
	public List<TaskNote> all(String step) {
		return this.notes.stream().filter((note) -> note.step().equals(step)).toList();
	}

	/** Whether it noted the step for that subject. */
	public boolean has(String step, String subject) {
		return all(step).stream().anyMatch((note) -> note.subject().equals(subject));
	}

	/**
	 * The subject of its first note about the step.
	 * @throws IllegalStateException when it has none
	 */
	public String subject(String step) {
		return first(step).orElseThrow(() -> new IllegalStateException("Task noted no " + step)).subject();
	}

}

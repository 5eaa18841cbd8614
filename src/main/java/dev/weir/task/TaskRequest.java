package dev.weir.task;

import java.util.List;

import dev.weir.access.Target;

/**
 * What is to be done.
 *
 * @param kind dotted name, for instance {@code vm.start}
 * @param target what it is done to
 * @param lane tasks of one lane share a few threads (use the host's id), so that a hung
 * host delays only itself
 * @param virsh the equivalent virsh command, made with {@link VirshCommand}
 * @param notes what its {@link TaskReconciler} needs to know of it
 */
public record TaskRequest(String kind, Target target, String lane, String virsh, List<TaskNote> notes) {

	public TaskRequest {
		notes = List.copyOf(notes);
	}

	public TaskRequest(String kind, Target target, String lane, String virsh) {
		this(kind, target, lane, virsh, List.of());
	}

	/** The same, with notes for its {@link TaskReconciler}. */
	public TaskRequest noting(TaskNote... more) {
		return new TaskRequest(this.kind, this.target, this.lane, this.virsh, List.of(more));
	}

}

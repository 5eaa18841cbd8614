package dev.weir.vm.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

import org.springframework.stereotype.Component;

/**
 * What became of a run that was cut off: which of its machines run now. It is not gone on
 * with: somebody may have taken over by hand meanwhile; started again it skips what runs.
 * Thread-safe.
 */
@Component
class GroupOutcome implements TaskReconciler {

	/** A machine was about to be started or shut down. */
	static final String BEGUN = "begun";

	private static final String MEMBER = "member";

	private final HostCommands commands;

	GroupOutcome(HostCommands commands) {
		this.commands = commands;
	}

	static TaskNote[] notes(GroupPlan plan, Fleet fleet) {
		List<TaskNote> notes = new ArrayList<>();
		for (Member member : plan.members()) {
			VmMirror vm = fleet.vm(member.vm()).orElse(null);
			if (vm != null && (plan.host() == null || plan.host().equals(vm.hostId()))) {
				if (notes.isEmpty()) {
					notes.add(TaskNote.host(vm.hostId()));
				}
				notes.add(new TaskNote(MEMBER, vm.hostId() + "/" + vm.id(), member.vmName()));
			}
		}
		return notes.toArray(TaskNote[]::new);
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.group.start", "vm.group.stop");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		boolean start = task.kind().equals("vm.group.start");
		List<String> left = task.all(MEMBER)
			.stream()
			.filter((note) -> isActive(note.subject()) != start)
			.map(TaskNote::detail)
			.toList();
		if (left.isEmpty()) {
			return TaskOutcome.finished();
		}
		if (!task.has(BEGUN)) {
			return TaskOutcome.notDone();
		}
		return TaskOutcome.unfinished(start ? "vm.outcome.group-start" : "vm.outcome.group-stop",
				String.join("\n", left));
	}

	private boolean isActive(String subject) {
		String[] parts = subject.split("/");
		try {
			return this.commands.call(HostId.parse(parts[0]), HostCommands.SHORT,
					(connection) -> connection.domains().status(UUID.fromString(parts[1])).state().isActive());
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return false;
			}
			throw problem;
		}
	}

}

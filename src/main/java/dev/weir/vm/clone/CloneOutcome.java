package dev.weir.vm.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.Domains;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.AbandonedVolumes;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import org.springframework.stereotype.Component;

/**
 * What became of a clone that was cut off. When it was never defined, the volumes made
 * for it go again; their names were free when the task began with them. Thread-safe.
 */
@Component
class CloneOutcome implements TaskReconciler {

	private static final String START = "start";

	/** Pools round sizes up to their extents. */
	private static final long EXTENT_BYTES = 64 << 20;

	private final HostCommands commands;

	private final AbandonedVolumes volumes;

	CloneOutcome(HostCommands commands, AbandonedVolumes volumes) {
		this.commands = commands;
		this.volumes = volumes;
	}

	static TaskNote[] notes(ClonePlan plan) {
		List<TaskNote> notes = new ArrayList<>(List.of(TaskNote.host(plan.source().hostId())));
		if (plan.start()) {
			notes.add(TaskNote.of(START, ""));
		}
		return notes.toArray(TaskNote[]::new);
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.clone");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		UUID id = VmId.parse(task.target().id()).value();
		Optional<DomainState> state = this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
				(connection) -> state(connection.domains(), id));
		if (state.isEmpty()) {
			return task.has(TaskNote.MAKING) ? undone(task) : TaskOutcome.notDone();
		}
		return (state.get().isActive() || !task.has(START)) ? TaskOutcome.finished()
				: TaskOutcome.unfinished("vm.outcome.not-started", null);
	}

	private static Optional<DomainState> state(Domains domains, UUID id) {
		try {
			return Optional.of(domains.status(id).state());
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return Optional.empty();
			}
			throw problem;
		}
	}

	private TaskOutcome undone(LostTask task) {
		if (!task.calm()) {
			return TaskOutcome.undone();
		}
		List<TaskNote> left = task.all(TaskNote.MAKING).stream().filter((note) -> !isGone(task, note)).toList();
		return left.isEmpty() ? TaskOutcome.undone() : TaskOutcome.unfinished("vm.outcome.volumes-left",
				left.stream().map(TaskNote::subject).map(CloneOutcome::name).collect(Collectors.joining("\n")));
	}

	private boolean isGone(LostTask task, TaskNote making) {
		long bytes = Long.parseLong(making.detail());
		return !task.taken().contains(making.subject())
				&& this.volumes.isGoneAfterDelete(making.subject(), (found) -> found.capacity() < bytes + EXTENT_BYTES);
	}

	/** Without the host, which the task names itself. */
	private static String name(String subject) {
		return subject.substring(subject.indexOf('/') + 1);
	}

}

package dev.weir.vm.delete;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.AbandonedVolumes;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import org.springframework.stereotype.Component;

/**
 * What became of a deletion that was cut off. Before the first volume goes nothing is
 * lost, and nothing more is done; after that the VM is of no use any more, and what its
 * author asked for is finished. Thread-safe.
 */
@Component
class DeleteOutcome implements TaskReconciler {

	/** A volume was about to be deleted. */
	static final String DELETING = "deleting";

	private static final String CHOSEN = "chosen";

	private final HostCommands commands;

	private final Fleet fleet;

	private final AbandonedVolumes volumes;

	private final UnfinishedDeletion unfinished;

	DeleteOutcome(HostCommands commands, Fleet fleet, AbandonedVolumes volumes, UnfinishedDeletion unfinished) {
		this.commands = commands;
		this.fleet = fleet;
		this.volumes = volumes;
		this.unfinished = unfinished;
	}

	static TaskNote[] notes(VmMirror vm, List<PlannedDisk> volumes) {
		return Stream
			.concat(Stream.of(TaskNote.host(vm.hostId())),
					volumes.stream().map((disk) -> TaskNote.of(CHOSEN, String.valueOf(disk.key()))))
			.toArray(TaskNote[]::new);
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.delete");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		HostId host = HostId.parse(task.subject(TaskNote.HOST));
		VmId id = VmId.parse(task.target().id());
		boolean there = this.commands.call(host, HostCommands.SHORT, (connection) -> connection.domains().list())
			.stream()
			.anyMatch((domain) -> domain.uuid().equals(id.value()));
		List<String> left = left(host, task);
		if (!there) {
			return left.isEmpty() ? TaskOutcome.finished()
					: TaskOutcome.unfinished("vm.outcome.volumes-left", String.join("\n", left));
		}
		boolean begun = task.all(DELETING).stream().anyMatch((note) -> !left.contains(note.subject()));
		if (!begun) {
			return TaskOutcome.unfinished("vm.outcome.not-deleted", null);
		}
		return task.calm() ? finish(host, id, left) : TaskOutcome.notDone();
	}

	private TaskOutcome finish(HostId host, VmId id, List<String> left) {
		this.commands.reread(host, id);
		VmMirror vm = this.fleet.vm(id)
			.orElseThrow(() -> Problem.of(ErrorKind.HOST_UNREACHABLE, ErrorKind.HOST_UNREACHABLE.messageKey()));
		try {
			this.unfinished.finish(vm, left);
			return TaskOutcome.finished();
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.HOST_UNREACHABLE) {
				throw problem;
			}
			return TaskOutcome.unfinished("vm.outcome.half-deleted", problem.detail());
		}
	}

	private List<String> left(HostId host, LostTask task) {
		return task.all(CHOSEN)
			.stream()
			.map(TaskNote::subject)
			.filter((volume) -> this.volumes.isThere(host + "/" + volume))
			.collect(Collectors.toList());
	}

}

package dev.weir.vm.create;

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
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.AbandonedVolumes;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import dev.weir.vm.create.VmSpec.DiskSpec;
import org.springframework.stereotype.Component;

/**
 * What became of making a virtual machine that was cut off. When it was never defined,
 * the volumes made for it go again: those that are as empty as the task made them and
 * that nobody names. Thread-safe.
 */
@Component
class CreateOutcome implements TaskReconciler {

	/** The definition was about to be given to libvirt. */
	static final String DEFINING = "defining";

	private static final String MADE = "made";

	/** A volume gets the content of an image: it does not look empty. */
	private static final String COPYING = "copying";

	private static final String START = "start";

	/** Less than a fresh volume of any format takes; more was written by somebody. */
	private static final long EMPTY_BYTES = 1 << 20;

	/** Pools round sizes up to their extents. */
	private static final long EXTENT_BYTES = 64 << 20;

	private final HostCommands commands;

	private final AbandonedVolumes volumes;

	CreateOutcome(HostCommands commands, AbandonedVolumes volumes) {
		this.commands = commands;
		this.volumes = volumes;
	}

	static TaskNote[] notes(HostId host, boolean start) {
		TaskNote named = TaskNote.host(host);
		return start ? new TaskNote[] { named, TaskNote.of(START, "") } : new TaskNote[] { named };
	}

	/** What to write down before the volume is made. */
	static List<TaskNote> making(HostId host, DiskSpec disk) {
		String volume = host + "/" + disk.volume();
		TaskNote making = new TaskNote(TaskNote.MAKING, volume, Long.toString(disk.bytes()));
		return (disk.base() != null) ? List.of(TaskNote.of(COPYING, volume), making) : List.of(making);
	}

	static TaskNote made(HostId host, DiskSpec disk) {
		return TaskNote.of(MADE, host + "/" + disk.volume());
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.create", "vm.import", "vm.import-ova");
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

	/** Its state, empty where there is no such domain. */
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
				left.stream().map(CreateOutcome::name).collect(Collectors.joining("\n")));
	}

	private boolean isGone(LostTask task, TaskNote making) {
		long bytes = Long.parseLong(making.detail());
		return !task.taken().contains(making.subject())
				&& this.volumes.isGoneAfterDelete(making.subject(), (found) -> task.has(COPYING, making.subject())
						? isCopy(found, bytes) : isOurs(found, bytes, task.has(MADE, making.subject())));
	}

	/** It may not have grown yet. Its name was free when the task began with it. */
	private static boolean isCopy(VolumeXml found, long bytes) {
		return found.capacity() < bytes + EXTENT_BYTES;
	}

	/** A volume that takes its space at once tells nothing by what it takes. */
	private static boolean isOurs(VolumeXml found, long bytes, boolean made) {
		boolean sized = found.capacity() >= bytes && found.capacity() < bytes + EXTENT_BYTES;
		boolean unwritten = found.allocation() <= EMPTY_BYTES || (made && found.format() == null);
		return sized && unwritten;
	}

	/** Without the host, which the task names itself. */
	private static String name(TaskNote note) {
		return note.subject().substring(note.subject().indexOf('/') + 1);
	}

}

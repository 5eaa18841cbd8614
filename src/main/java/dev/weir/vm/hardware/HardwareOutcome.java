package dev.weir.vm.hardware;

import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import org.springframework.stereotype.Component;

/**
 * What became of a change of hardware that was cut off: whether the definition is another
 * one, and whether a volume made for it is left. Thread-safe.
 */
@Component
class HardwareOutcome implements TaskReconciler {

	static final String VERSION = "version";

	static final String ITEM = "item";

	static final String VOLUME = "volume";

	private final HostCommands commands;

	HardwareOutcome(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.hardware.edit", "vm.hardware.add", "vm.hardware.remove", "vm.hardware.grow");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		try {
			return this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
					(connection) -> outcome(task, connection));
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return TaskOutcome.unfinished("vm.outcome.gone", null);
			}
			throw problem;
		}
	}

	private static TaskOutcome outcome(LostTask task, HypervisorConnection connection) {
		UUID id = VmId.parse(task.target().id()).value();
		boolean changed = !Version.of(connection.domains(), id).text().equals(task.subject(VERSION));
		if (changed || task.kind().equals("vm.hardware.grow")) {
			return TaskOutcome.unfinished("vm.hardware.outcome.look", task.subject(ITEM));
		}
		boolean left = task.first(VOLUME).map((note) -> isThere(connection, note.subject())).orElse(false);
		return left ? TaskOutcome.unfinished("vm.hardware.outcome.volume", task.subject(VOLUME))
				: TaskOutcome.notDone();
	}

	private static boolean isThere(HypervisorConnection connection, String volume) {
		int slash = volume.indexOf('/');
		return connection.storagePools()
			.volumes(volume.substring(0, slash))
			.stream()
			.anyMatch((each) -> each.name().equals(volume.substring(slash + 1)));
	}

}

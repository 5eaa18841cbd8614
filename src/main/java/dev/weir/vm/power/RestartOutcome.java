package dev.weir.vm.power;

import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import org.springframework.stereotype.Component;

/**
 * What became of a restart that was cut off: whether the VM runs, and whether as the same
 * run as before. Thread-safe.
 */
@Component
class RestartOutcome implements TaskReconciler {

	/** Which run of the VM was to end. */
	static final String RUN = "run";

	private final HostCommands commands;

	RestartOutcome(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.restart");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		try {
			int run = this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
					(connection) -> RestartVm.number(connection.domains(), VmId.parse(task.target().id())));
			return outcome(task, run);
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return TaskOutcome.unfinished("vm.outcome.gone", null);
			}
			throw problem;
		}
	}

	private static TaskOutcome outcome(LostTask task, int run) {
		if (!task.has(RUN)) {
			return TaskOutcome.notDone();
		}
		if (run < 0) {
			return TaskOutcome.unfinished("vm.outcome.restart-off", null);
		}
		return Integer.toString(run).equals(task.subject(RUN))
				? TaskOutcome.unfinished("vm.outcome.restart-running", null) : TaskOutcome.finished();
	}

}

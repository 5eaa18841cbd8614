package dev.weir.network;

import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

/**
 * What became of a network's start or stop that was cut off: whether it is active.
 * Thread-safe.
 */
@Component
class NetworkOutcome implements TaskReconciler {

	private final HostCommands commands;

	NetworkOutcome(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("network.start", "network.stop");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		boolean active = this.commands
			.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
					(connection) -> connection.networks().list())
			.stream()
			.anyMatch((network) -> network.name().equals(task.target().label()) && network.active());
		return TaskOutcome.doneIf(active == task.kind().equals("network.start"));
	}

}

package dev.weir.network.filter;

import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.NwFilters;
import dev.weir.network.NetworkVersion;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

/**
 * What became of saving or removing a packet filter that was cut off. Thread-safe.
 */
@Component
class FilterOutcome implements TaskReconciler {

	/** Which definition it had before; empty for none. */
	static final String BEFORE = "before";

	private static final String DEFINE = "network.filter.define";

	private final HostCommands commands;

	FilterOutcome(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Set.of(DEFINE, "network.filter.undefine");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		return TaskOutcome.doneIf(this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
				(connection) -> isDone(task, connection.nwFilters())));
	}

	private static boolean isDone(LostTask task, NwFilters filters) {
		String name = task.target().label();
		boolean there = filters.list().contains(name);
		return task.kind().equals(DEFINE) ? there && !NetworkVersion.of(filters.xml(name)).equals(task.subject(BEFORE))
				: !there;
	}

}

package dev.weir.storage.define;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

import org.springframework.stereotype.Component;

/**
 * What became of the definition of a pool that was cut off: all of it was done, or it
 * goes again, known by the id that the pool was given beforehand. Thread-safe.
 */
@Component
class DefineOutcome implements TaskReconciler {

	private static final String POOL = "pool";

	private static final String START = "start";

	private static final String AUTOSTART = "autostart";

	private final HostCommands commands;

	DefineOutcome(HostCommands commands) {
		this.commands = commands;
	}

	static TaskNote[] notes(HostId host, PoolSpec spec, PoolMaker.Identity identity) {
		return new TaskNote[] { TaskNote.host(host), TaskNote.of(POOL, identity.pool()),
				TaskNote.of(START, spec.wish().start()), TaskNote.of(AUTOSTART, spec.wish().autostart()) };
	}

	@Override
	public Set<String> kinds() {
		return Set.of("storage.pool.define");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		HostId host = HostId.parse(task.subject(TaskNote.HOST));
		try {
			return this.commands.call(host, HostCommands.LONG, (connection) -> outcome(task, connection));
		}
		finally {
			this.commands.rereadHost(host);
		}
	}

	private static TaskOutcome outcome(LostTask task, HypervisorConnection connection) {
		UUID id = UUID.fromString(task.subject(POOL));
		Optional<PoolInfo> pool = connection.storagePools()
			.list()
			.stream()
			.filter((each) -> each.uuid().equals(id))
			.findFirst();
		if (pool.filter((found) -> isAsWished(task, found)).isPresent()) {
			return TaskOutcome.finished();
		}
		if (pool.filter((found) -> found.state() == PoolState.BUILDING).isPresent()) {
			throw Problem.of(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey());
		}
		if (task.calm()) {
			PoolMaker.undo(connection, new PoolMaker.Identity(id, id));
		}
		return pool.isPresent() ? TaskOutcome.undone() : TaskOutcome.notDone();
	}

	private static boolean isAsWished(LostTask task, PoolInfo pool) {
		boolean start = Boolean.parseBoolean(task.subject(START));
		boolean autostart = Boolean.parseBoolean(task.subject(AUTOSTART));
		return (!start || pool.state() == PoolState.RUNNING) && pool.autostart() == autostart;
	}

}

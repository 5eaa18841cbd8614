package dev.weir.storage.pool;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Starts, stops, refreshes or builds a pool, or sets whether it starts with the host.
 */
@Component
class RunPoolAction {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	RunPoolAction(Access access, Fleet fleet, Tasks tasks, HostCommands commands) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * @throws Problem of kind CONFLICT when the pool's state does not allow it
	 */
	TaskView run(HostId host, String pool, PoolAction action) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		Boolean active = action.wantsActive();
		if (active != null && ref.isActive() != active) {
			throw Problem.of(ErrorKind.CONFLICT,
					ref.isActive() ? "storage.pool.already-active" : "storage.pool.inactive", pool);
		}
		TaskRequest request = new TaskRequest("storage.pool." + action.id(), ref.target(), host.toString(),
				action.virsh(pool).toString())
			.noting(TaskNote.host(host));
		return this.tasks.submit(request, (progress) -> run(ref, action));
	}

	private void run(PoolRef pool, PoolAction action) {
		try {
			this.commands.call(pool.hostId(), HostCommands.LONG, (connection) -> {
				action.run(connection.storagePools(), pool.name());
				return action;
			});
		}
		finally {
			this.commands.rereadHost(pool.hostId());
		}
	}

}

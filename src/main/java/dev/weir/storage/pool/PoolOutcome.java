package dev.weir.storage.pool;

import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.hypervisor.StoragePools;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

/**
 * What became of a pool's task that was cut off. A first pool that is defined but not up
 * is brought up: nobody else would. Thread-safe.
 */
@Component
class PoolOutcome implements TaskReconciler {

	private final HostCommands commands;

	PoolOutcome(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Set.of("storage.pool.start", "storage.pool.stop", "storage.pool.refresh", "storage.pool.ensure",
				"storage.pool.build", "storage.pool.autostart", "storage.pool.no-autostart", "storage.pool.edit",
				"storage.pool.delete");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		return this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.LONG,
				(connection) -> outcome(task, connection.storagePools()));
	}

	private static TaskOutcome outcome(LostTask task, StoragePools pools) {
		Optional<PoolInfo> pool = pools.list()
			.stream()
			.filter((each) -> each.name().equals(task.target().label()))
			.findFirst();
		if (pool.isEmpty()) {
			return TaskOutcome.doneIf(task.kind().equals("storage.pool.delete"));
		}
		PoolState state = pool.get().state();
		if (state == PoolState.BUILDING) {
			throw Problem.of(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey());
		}
		return switch (task.kind()) {
			case "storage.pool.start" -> TaskOutcome.doneIf(state != PoolState.INACTIVE);
			case "storage.pool.stop" -> TaskOutcome.doneIf(state == PoolState.INACTIVE);
			case "storage.pool.autostart" -> TaskOutcome.doneIf(pool.get().autostart());
			case "storage.pool.no-autostart" -> TaskOutcome.doneIf(!pool.get().autostart());
			case "storage.pool.delete" -> deletion(task, state);
			case "storage.pool.ensure" -> broughtUp(task, pools, pool.get());
			default -> TaskOutcome.unknown();
		};
	}

	/** It is stopped first: whatever else was done, its definition stands. */
	private static TaskOutcome deletion(LostTask task, PoolState state) {
		return (task.has(DeletePool.RAN) && state == PoolState.INACTIVE)
				? TaskOutcome.unfinished("storage.outcome.pool-stopped", null) : TaskOutcome.notDone();
	}

	private static TaskOutcome broughtUp(LostTask task, StoragePools pools, PoolInfo pool) {
		if (pool.state() == PoolState.RUNNING && pool.autostart()) {
			return TaskOutcome.finished();
		}
		if (task.calm()) {
			EnsurePool.bringUp(pools, pool.name());
			return TaskOutcome.finished();
		}
		return TaskOutcome.notDone();
	}

}

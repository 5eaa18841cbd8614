package dev.weir.storage.pool;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.PoolSecrets;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

import org.springframework.stereotype.Component;

/**
 * Takes a pool away: stops it, undefines it with the secret that Weir made for it, and,
 * if that is wished and nothing is left in it, deletes what it lies upon. Volumes never
 * go with it. Thread-safe.
 */
@Component
class DeletePool {

	/** Noted when it ran. */
	static final String RAN = "ran";

	/**
	 * Types with something that libvirt can delete: a folder, a volume group, a zpool.
	 */
	private static final Set<String> DELETABLE = Set.of("dir", "fs", "netfs", "logical", "zfs");

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	DeletePool(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = volumes;
	}

	/**
	 * What would go.
	 * @throws Problem when the host does not tell
	 */
	PoolPlan plan(HostId host, String pool) {
		this.access.require(Permission.STORAGE_VIEW, PoolRef.target(host, pool));
		return plan(PoolRef.of(this.fleet, host, pool));
	}

	private PoolPlan plan(PoolRef pool) {
		String type = this.commands.call(pool.hostId(), HostCommands.SHORT,
				(connection) -> StoragePoolXml.read(connection.storagePools().inactiveXml(pool.name())).type());
		if (!pool.isActive()) {
			return new PoolPlan(pool.name(), type, false, -1, DELETABLE.contains(type), List.of());
		}
		PoolContent content = this.volumes.readNow(pool);
		List<PoolPlan.Use> uses = content.volumes()
			.stream()
			.flatMap((volume) -> volume.usedBy()
				.stream()
				.map((use) -> new PoolPlan.Use(volume.name(), use.name(), use.vm().toString(), use.state().isActive())))
			.toList();
		return new PoolPlan(pool.name(), type, true, content.volumes().size(),
				DELETABLE.contains(type) && content.volumes().isEmpty(), uses);
	}

	/**
	 * @param content whether what it lies upon goes too
	 * @throws Problem CONFLICT when a guest runs from it, or when the content is to go
	 * and cannot
	 */
	TaskView delete(HostId host, String pool, boolean content) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		refuse(plan(ref), content);
		TaskRequest request = new TaskRequest("storage.pool.delete", ref.target(), host.toString(), virsh(ref, content))
			.noting(ref.isActive() ? new TaskNote[] { TaskNote.host(host), TaskNote.of(RAN, pool) }
					: new TaskNote[] { TaskNote.host(host) });
		return this.tasks.submit(request, (progress) -> delete(ref, content, progress));
	}

	private static void refuse(PoolPlan plan, boolean content) {
		if (plan.running()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.pool.used", plan.name(),
					plan.uses()
						.stream()
						.filter(PoolPlan.Use::active)
						.map(PoolPlan.Use::vm)
						.distinct()
						.collect(Collectors.joining(", ")));
		}
		if (content && !plan.deletable()) {
			throw Problem.of(ErrorKind.CONFLICT,
					DELETABLE.contains(plan.type()) ? "storage.pool.not-empty" : "storage.pool.not-deletable",
					plan.name());
		}
	}

	/**
	 * Looks once more: between the request and its turn a guest may have been started.
	 */
	private void delete(PoolRef pool, boolean content, TaskProgress progress) {
		refuse(plan(PoolRef.of(this.fleet, pool.hostId(), pool.name())), content);
		progress.checkCancelled();
		try {
			this.commands.call(pool.hostId(), HostCommands.LONG, (connection) -> {
				delete(connection, pool, content);
				return pool;
			});
		}
		finally {
			this.commands.rereadHost(pool.hostId());
		}
	}

	private static void delete(HypervisorConnection connection, PoolRef pool, boolean content) {
		StoragePools pools = connection.storagePools();
		if (pools.get(pool.name()).state() != PoolState.INACTIVE) {
			pools.stop(pool.name());
		}
		if (!pool.pool().persistent()) {
			return;
		}
		if (content) {
			pools.delete(pool.name());
		}
		pools.undefine(pool.name());
		PoolSecrets.forget(connection, pool.pool().uuid());
	}

	private static String virsh(PoolRef pool, boolean content) {
		String end = VirshCommand.of("pool-undefine", "--pool", pool.name()).toString();
		if (content) {
			end = VirshCommand.of("pool-delete", "--pool", pool.name()) + " && " + end;
		}
		return pool.isActive() ? VirshCommand.of("pool-destroy", "--pool", pool.name()) + " && " + end : end;
	}

}

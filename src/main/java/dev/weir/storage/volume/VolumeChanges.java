package dev.weir.storage.volume;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.StoragePools;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

/**
 * What the changes of volumes have in common: the permission, the pool, the task that
 * looks again when it ends. Thread-safe.
 */
@Component
class VolumeChanges {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	VolumeChanges(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = volumes;
	}

	/**
	 * An active pool, for somebody who may change what is in it.
	 * @throws Problem CONFLICT when it is not active
	 */
	PoolRef pool(HostId host, String pool) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		if (!ref.isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.pool.inactive", pool);
		}
		return ref;
	}

	/** One of its volumes, as the host has it now. */
	VolumeView volume(PoolRef pool, String volume) {
		this.access.require(Permission.STORAGE_EDIT, pool.target(volume));
		return this.volumes.readNow(pool)
			.find(volume)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.volume.unknown", volume, pool.name()));
	}

	boolean has(PoolRef pool, String volume) {
		return this.volumes.readNow(pool).find(volume).isPresent();
	}

	/** Queues the change of something in that pool. */
	TaskView submit(PoolRef pool, TaskRequest request, Runnable lastLook, Consumer<StoragePools> change) {
		return this.tasks.submit(request, (progress) -> {
			lastLook.run();
			try {
				this.commands.call(pool.hostId(), HostCommands.LONG, (connection) -> {
					change.accept(connection.storagePools());
					return pool;
				});
			}
			finally {
				this.commands.rereadHost(pool.hostId());
				this.volumes.readNow(PoolRef.of(this.fleet, pool.hostId(), pool.name()));
			}
		});
	}

	/**
	 * Refuses what a running guest writes to.
	 * @throws Problem CONFLICT naming the guest
	 */
	static void refuseRunning(VolumeView volume) {
		volume.usedBy().stream().filter((use) -> use.state().isActive()).findFirst().ifPresent((use) -> {
			throw Problem.of(ErrorKind.CONFLICT, "storage.volume.used", volume.name(), use.name());
		});
	}

}

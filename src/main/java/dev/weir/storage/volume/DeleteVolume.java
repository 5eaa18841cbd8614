package dev.weir.storage.volume;

import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Deletes a volume that no virtual machine and no overlay needs.
 */
@Component
class DeleteVolume {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	DeleteVolume(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = volumes;
	}

	/**
	 * @throws Problem of kind CONFLICT naming who uses the volume
	 */
	TaskView delete(HostId host, String pool, String volume) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool, volume));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		refuseUsed(this.volumes.require(host, pool, volume));
		TaskRequest request = new TaskRequest("storage.volume.delete", ref.target(volume), host.toString(),
				VirshCommand.of("vol-delete", "--pool", pool, "--vol", volume).toString())
			.noting(TaskNote.host(host));
		return this.tasks.submit(request, (progress) -> delete(ref, volume));
	}

	/** Looks once more: between the request and its turn a VM may have taken it. */
	private void delete(PoolRef pool, String volume) {
		PoolContent now = this.volumes.readNow(pool);
		refuseUsed(now.find(volume)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.volume.unknown", volume, pool.name())));
		this.commands.call(pool.hostId(), HostCommands.SHORT, (connection) -> {
			connection.storagePools().deleteVolume(pool.name(), volume);
			return volume;
		});
		this.commands.rereadHost(pool.hostId());
		this.volumes.readNow(PoolRef.of(this.fleet, pool.hostId(), pool.name()));
	}

	static void refuseUsed(VolumeView volume) {
		if (!volume.usedBy().isEmpty()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.volume.used", volume.name(),
					volume.usedBy().stream().map(VolumeView.Use::name).distinct().collect(Collectors.joining(", ")));
		}
		if (!volume.backs().isEmpty()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.volume.backs", volume.name(),
					String.join(", ", volume.backs()));
		}
	}

}

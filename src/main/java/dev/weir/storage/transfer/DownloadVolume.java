package dev.weir.storage.transfer;

import java.io.OutputStream;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Hands a client what is in a volume, through the host. Needs the right to change
 * storage: a disk holds whatever its guest keeps secret.
 */
@Component
class DownloadVolume {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	DownloadVolume(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = volumes;
	}

	/**
	 * Opens the volume.
	 * @throws Problem when it cannot be read
	 */
	Opened open(HostId host, String pool, String volume) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool, volume));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		VolumeView view = this.volumes.require(host, pool, volume);
		ByteStream stream = this.commands.call(host, HostCommands.SHORT,
				(connection) -> connection.storagePools().download(pool, volume, 0, 0));
		return new Opened(ref, view, stream);
	}

	/** Sends it. The caller waits for the end of the task. */
	TaskView send(Opened opened, OutputStream client) {
		VolumeView volume = opened.volume();
		TaskRequest request = new TaskRequest("storage.volume.download", opened.pool().target(volume.name()),
				"transfer:" + opened.pool().hostId(),
				VirshCommand.of("vol-download", "--pool", volume.pool(), "--vol", volume.name(), "--file", "FILE")
					.toString())
			.noting(TaskNote.host(opened.pool().hostId()));
		return this.tasks.submit(request, (progress) -> {
			try (ByteStream stream = opened.stream()) {
				progress.onCancel(stream::abort);
				new Pump(progress, opened.length()).down(stream, client);
				stream.finish();
			}
		});
	}

	/**
	 * A volume that is open for reading.
	 */
	record Opened(PoolRef pool, VolumeView volume, ByteStream stream) {

		/** Its length where it is sure, else -1: a raw volume is as long as its disk. */
		long length() {
			return "raw".equals(this.volume.format()) || "iso".equals(this.volume.format())
					? this.volume.capacityBytes() : -1;
		}

	}

}

package dev.weir.storage.transfer;

import java.io.InputStream;
import java.security.DigestInputStream;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeWriter;
import dev.weir.storage.VolumeWriter.Destination;
import dev.weir.storage.Volumes;
import dev.weir.storage.volume.VolumeName;
import dev.weir.storage.volume.VolumeSpec;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Writes what a client sends into a volume, through the host, without keeping it
 * anywhere. A volume that was made for it goes again when the upload does not end well.
 */
@Component
class UploadVolume {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	private final VolumeWriter writer;

	UploadVolume(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Volumes volumes, VolumeWriter writer) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = volumes;
		this.writer = writer;
	}

	/**
	 * Starts to read the content. The caller waits for the end of the task before it lets
	 * go of the stream.
	 * @throws Problem before anything is read, for all that can be known by then
	 */
	TaskView upload(Upload upload, InputStream content) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(upload.host(), upload.pool(), upload.volume()));
		PoolRef pool = PoolRef.of(this.fleet, upload.host(), upload.pool());
		if (!pool.isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.pool.inactive", upload.pool());
		}
		if (upload.create()) {
			refuseToCreate(pool, upload);
		}
		else {
			refuseToOverwrite(upload);
		}
		TaskRequest request = new TaskRequest("storage.volume.upload", pool.target(upload.volume()),
				"transfer:" + upload.host(), virsh(upload))
			.noting(upload.create() ? new TaskNote[] { TaskNote.host(upload.host()), making(pool, upload) }
					: new TaskNote[] { TaskNote.host(upload.host()) });
		return this.tasks.submit(request, (progress) -> transfer(pool, upload, content, progress));
	}

	private void refuseToCreate(PoolRef pool, Upload upload) {
		VolumeName.of(upload.volume());
		if (upload.range().length() < 1 || upload.range().offset() > 0) {
			throw InvalidInput.of("Content-Length", "storage.transfer.length.missing");
		}
		if (this.volumes.readNow(pool).find(upload.volume()).isPresent()) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "storage.volume.name.taken");
		}
	}

	/** Writing under a running guest's feet destroys its file system. */
	private void refuseToOverwrite(Upload upload) {
		this.volumes.require(upload.host(), upload.pool(), upload.volume())
			.usedBy()
			.stream()
			.filter((use) -> use.state().isActive())
			.findFirst()
			.ifPresent((use) -> {
				throw Problem.of(ErrorKind.CONFLICT, "storage.volume.used", upload.volume(), use.name());
			});
	}

	private void transfer(PoolRef pool, Upload upload, InputStream content, TaskProgress progress) {
		boolean done = false;
		if (upload.create()) {
			create(upload);
		}
		try {
			if (upload.create()) {
				progress.note(TaskNote.of(UploadOutcome.MADE, upload.volume()));
			}
			write(upload, content, progress);
			done = true;
		}
		finally {
			if (!done && upload.create()) {
				delete(upload);
			}
			this.commands.rereadHost(upload.host());
			this.volumes.last(pool).ifPresent((old) -> this.volumes.readNow(pool));
		}
	}

	private static TaskNote making(PoolRef pool, Upload upload) {
		return new TaskNote(TaskNote.MAKING, pool.target(upload.volume()).id(), Long.toString(upload.range().length()));
	}

	private void write(Upload upload, InputStream content, TaskProgress progress) {
		ContentRange range = upload.range();
		DigestInputStream summed = upload.digest().sum(content);
		this.writer.write(
				new Destination(upload.host(), upload.pool(), upload.volume(), range.offset(), range.length()), summed,
				progress);
		upload.digest().check(summed);
		progress.note(TaskNote.of(UploadOutcome.COMPLETE, upload.volume()));
	}

	private void create(Upload upload) {
		VolumeSpec spec = new VolumeSpec(VolumeName.of(upload.volume()), upload.range().length(), VolumeSpec.Format.RAW,
				false);
		this.commands.call(upload.host(), HostCommands.SHORT,
				(connection) -> connection.storagePools().createVolume(upload.pool(), spec.xml(true)));
	}

	private void delete(Upload upload) {
		this.commands.call(upload.host(), HostCommands.SHORT, (connection) -> {
			connection.storagePools().deleteVolume(upload.pool(), upload.volume());
			return upload;
		});
	}

	private static String virsh(Upload upload) {
		VirshCommand command = VirshCommand.of("vol-upload", "--pool", upload.pool(), "--vol", upload.volume(),
				"--file", "FILE");
		ContentRange range = upload.range();
		return ((range.offset() > 0) ? command.with("--offset", Long.toString(range.offset())) : command).toString();
	}

}

package dev.weir.storage.transfer;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.DiskContent;
import dev.weir.storage.DiskWriter;
import dev.weir.storage.ForeignImages;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeWriter.Destination;
import dev.weir.storage.Volumes;
import dev.weir.storage.volume.VolumeName;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a raw volume of an image that the host's storage driver cannot read, as a task
 * {@code storage.volume.convert}: its parts go from the host through Weir to the host.
 * The volume goes again when it does not end well. Thread-safe.
 */
@Component
class ConvertImage {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	private final DiskWriter writer;

	private final ForeignImages images;

	ConvertImage(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Stores stores) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = stores.volumes();
		this.writer = stores.writer();
		this.images = stores.images();
	}

	/**
	 * @param pool of the image
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem INVALID_INPUT for what is no such image, is damaged or needs a
	 * parent; CONFLICT when a running guest writes to it
	 */
	TaskView request(HostId host, String pool, String volume, Wish wish) {
		PoolRef from = active(host, pool);
		this.access.require(Permission.STORAGE_EDIT, from.target(volume));
		PoolRef to = active(host, (wish.pool() == null || wish.pool().isBlank()) ? pool : wish.pool());
		VolumeName name = VolumeName.of(wish.name());
		refuseRunning(from, volume);
		if (this.volumes.readNow(to).find(name.value()).isPresent()) {
			throw InvalidInput.of("name", "storage.volume.name.taken");
		}
		DiskContent content = this.images.open(host, pool, volume)
			.orElseThrow(() -> Problem.of(ErrorKind.INVALID_INPUT, "storage.image.known", volume));
		TaskNote making = new TaskNote(TaskNote.MAKING, to.target(name.value()).id(),
				Long.toString(content.capacity()));
		TaskRequest request = new TaskRequest("storage.volume.convert", to.target(name.value()), "transfer:" + host, "")
			.noting(TaskNote.host(host), making);
		return this.tasks.submit(request, (progress) -> convert(to, name.value(), content, progress));
	}

	private PoolRef active(HostId host, String pool) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		if (!ref.isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.pool.inactive", pool);
		}
		return ref;
	}

	private void refuseRunning(PoolRef pool, String volume) {
		this.volumes.readNow(pool)
			.find(volume)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.volume.unknown", volume, pool.name()))
			.usedBy()
			.stream()
			.filter((use) -> use.state().isActive())
			.findFirst()
			.ifPresent((use) -> {
				throw Problem.of(ErrorKind.CONFLICT, "storage.volume.used", volume, use.name());
			});
	}

	private void convert(PoolRef to, String name, DiskContent content, TaskProgress progress) {
		boolean done = false;
		create(to, name, content.capacity());
		try {
			progress.note(TaskNote.of(UploadOutcome.MADE, name));
			this.writer.write(new Destination(to.hostId(), to.name(), name, 0, content.capacity()), content, progress);
			progress.note(TaskNote.of(UploadOutcome.COMPLETE, name));
			done = true;
		}
		finally {
			if (!done) {
				this.commands.call(to.hostId(), HostCommands.LONG, (connection) -> {
					connection.storagePools().deleteVolume(to.name(), name);
					return name;
				});
			}
			this.commands.rereadHost(to.hostId());
			this.volumes.readNow(PoolRef.of(this.fleet, to.hostId(), to.name()));
		}
	}

	private VolumeInfo create(PoolRef to, String name, long capacity) {
		return this.commands.call(to.hostId(), HostCommands.LONG, (connection) -> {
			StoragePools pools = connection.storagePools();
			String type = StoragePoolXml.read(pools.xml(to.name())).type();
			boolean files = type.equals("dir") || type.equals("fs") || type.equals("netfs");
			return pools.createVolume(to.name(),
					VolumeXml.ofNew(name, files ? "raw" : null, capacity, files ? 0 : capacity));
		});
	}

	/**
	 * What is to be made.
	 *
	 * @param pool where to; null for the pool of the image
	 */
	record Wish(@Nullable String name, @Nullable String pool) {
	}

	/** What it reads and writes with. */
	@Component
	record Stores(Volumes volumes, DiskWriter writer, ForeignImages images) {
	}

}

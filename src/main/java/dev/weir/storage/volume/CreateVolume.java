package dev.weir.storage.volume;

import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.Volumes;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Makes a volume in a pool.
 */
@Component
class CreateVolume {

	/** Kinds of pools whose volumes are files with a format. */
	static final Set<String> FORMATTED = Set.of("dir", "fs", "netfs", "gluster", "vstorage");

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Volumes volumes;

	CreateVolume(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.volumes = volumes;
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 */
	TaskView create(HostId host, String pool, VolumeForm form) {
		this.access.require(Permission.STORAGE_EDIT, PoolRef.target(host, pool));
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		VolumeSpec spec = form.spec();
		if (!ref.isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "storage.pool.inactive", pool);
		}
		if (this.volumes.last(ref).flatMap((content) -> content.find(spec.name().value())).isPresent()) {
			throw InvalidInput.of("name", "storage.volume.name.taken");
		}
		VirshCommand virsh = VirshCommand.of("vol-create-as", pool, spec.name().value(), spec.capacityBytes() + "B",
				"--format", spec.format().id());
		if (spec.preallocated()) {
			virsh = virsh.with("--allocation", spec.capacityBytes() + "B");
		}
		if (form.writesTables()) {
			virsh = virsh.with("--prealloc-metadata");
		}
		TaskRequest request = new TaskRequest("storage.volume.create", ref.target(spec.name().value()), host.toString(),
				virsh.toString())
			.noting(TaskNote.host(host), making(ref, spec));
		return this.tasks.submit(request, (progress) -> create(ref, spec, form.writesTables()));
	}

	private static TaskNote making(PoolRef pool, VolumeSpec spec) {
		return new TaskNote(TaskNote.MAKING, pool.target(spec.name().value()).id(),
				Long.toString(spec.capacityBytes()));
	}

	private void create(PoolRef pool, VolumeSpec spec, boolean preallocate) {
		this.commands.call(pool.hostId(), HostCommands.LONG, (connection) -> {
			StoragePools pools = connection.storagePools();
			String type = StoragePoolXml.read(pools.xml(pool.name())).type();
			String xml = spec.xml(FORMATTED.contains(type));
			return preallocate ? pools.preallocateVolume(pool.name(), xml) : pools.createVolume(pool.name(), xml);
		});
		this.commands.rereadHost(pool.hostId());
		this.volumes.readNow(PoolRef.of(this.fleet, pool.hostId(), pool.name()));
	}

}

package dev.weir.storage.volume;

import dev.weir.fleet.HostId;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.StoragePoolXml;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VhdxMagic;
import dev.weir.storage.VolumeView;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.VirshCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Copies a volume through the host's storage driver, into the same pool or another, in
 * the same format or another, as a task {@code storage.volume.clone}. Thread-safe.
 */
@Component
class CloneVolume {

	private final VolumeChanges changes;

	CloneVolume(VolumeChanges changes) {
		this.changes = changes;
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem CONFLICT when a running guest writes to it: the copy would be of no
	 * use
	 */
	TaskView request(HostId host, String pool, String volume, CloneForm form) {
		PoolRef from = this.changes.pool(host, pool);
		PoolRef to = this.changes.pool(host, form.poolOr(pool));
		VolumeName name = form.checked();
		VolumeView view = this.changes.volume(from, volume);
		VolumeChanges.refuseRunning(view);
		if (this.changes.has(to, name.value())) {
			throw InvalidInput.of("name", "storage.volume.name.taken");
		}
		TaskRequest request = new TaskRequest("storage.volume.clone", to.target(name.value()), host.toString(),
				virsh(from, to, view, form))
			.noting(TaskNote.host(host),
					new TaskNote(TaskNote.MAKING, to.target(name.value()).id(), Long.toString(view.capacityBytes())));
		return this.changes.submit(to, request, () -> VolumeChanges.refuseRunning(this.changes.volume(from, volume)),
				(pools) -> copy(pools, new Copy(pool, volume, to.name(), name.value(), form.formatOr(null))));
	}

	private static void copy(StoragePools pools, Copy copy) {
		VhdxMagic.refuse(pools, copy.fromPool(), copy.from());
		VolumeInfo source = pools.volume(copy.fromPool(), copy.from());
		String format = (copy.format() != null) ? copy.format()
				: VolumeXml.read(pools.volumeXml(copy.fromPool(), copy.from())).format();
		boolean formatted = CreateVolume.FORMATTED.contains(StoragePoolXml.read(pools.xml(copy.toPool())).type());
		pools.copyVolume(copy.toPool(),
				VolumeXml.ofNew(copy.to(), formatted ? writable(format) : null, source.capacity(), 0), source);
	}

	/** An ISO image is raw to whoever writes it. */
	private static String writable(@Nullable String format) {
		return (format == null || format.equals("iso")) ? "raw" : format;
	}

	private static String virsh(PoolRef from, PoolRef to, VolumeView view, CloneForm form) {
		String name = form.checked().value();
		String format = form.formatOr(view.format());
		boolean plain = from.name().equals(to.name()) && (format == null || format.equals(view.format()));
		return (plain ? VirshCommand.of("vol-clone", "--pool", from.name(), "--vol", view.name(), "--newname", name)
				: VirshCommand.of("vol-create-from", "--pool", to.name(), "--file", name + ".xml", "--vol", view.name(),
						"--inputpool", from.name()))
			.toString();
	}

	/** From where to where. */
	private record Copy(String fromPool, String from, String toPool, String to, @Nullable String format) {
	}

}

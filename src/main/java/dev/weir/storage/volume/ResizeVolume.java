package dev.weir.storage.volume;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.VirshCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes a volume larger while no guest runs from it, as a task
 * {@code storage.volume.resize}. Never smaller: that would cut off a file system.
 * Thread-safe.
 */
@Component
class ResizeVolume {

	static final String CAPACITY = "capacity";

	private final VolumeChanges changes;

	ResizeVolume(VolumeChanges changes) {
		this.changes = changes;
	}

	/**
	 * @throws InvalidInput for a size that is none, or not larger than now
	 * @throws Problem CONFLICT when a guest runs from it: its disk is grown by the
	 * guest's own page
	 */
	TaskView request(HostId host, String pool, String volume, Size size) {
		PoolRef ref = this.changes.pool(host, pool);
		VolumeView view = this.changes.volume(ref, volume);
		VolumeChanges.refuseRunning(view);
		long bytes = new VolumeForm(volume, size.sizeGib(), size.capacityBytes(), "raw", false, null).spec()
			.capacityBytes();
		if (bytes <= view.capacityBytes()) {
			throw InvalidInput.of((size.capacityBytes() != null) ? "capacityBytes" : "sizeGib",
					"storage.volume.size.smaller");
		}
		TaskRequest request = new TaskRequest("storage.volume.resize", ref.target(volume), host.toString(),
				VirshCommand.of("vol-resize", "--pool", pool, "--vol", volume, "--capacity", bytes + "B").toString())
			.noting(TaskNote.host(host), TaskNote.of(CAPACITY, bytes));
		return this.changes.submit(ref, request, () -> VolumeChanges.refuseRunning(this.changes.volume(ref, volume)),
				(pools) -> pools.growVolume(pool, volume, bytes));
	}

	/**
	 * The new size, as typed or sent: one of both.
	 *
	 * @param sizeGib whole or broken GiB
	 */
	record Size(@Nullable Double sizeGib, @Nullable Long capacityBytes) {
	}

}

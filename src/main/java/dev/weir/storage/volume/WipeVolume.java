package dev.weir.storage.volume;

import java.util.Arrays;

import dev.weir.fleet.HostId;
import dev.weir.hypervisor.WipeAlgorithm;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.VirshCommand;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Overwrites what a volume holds that nobody uses, as a task {@code storage.volume.wipe}.
 * The volume stays; an image format's own header goes too. Thread-safe.
 */
@Component
class WipeVolume {

	private final VolumeChanges changes;

	WipeVolume(VolumeChanges changes) {
		this.changes = changes;
	}

	/**
	 * @param algorithm by its name in virsh; null for zero
	 * @throws InvalidInput for one that there is not
	 * @throws Problem CONFLICT naming who uses the volume
	 */
	TaskView request(HostId host, String pool, String volume, @Nullable String algorithm) {
		PoolRef ref = this.changes.pool(host, pool);
		WipeAlgorithm chosen = algorithm(algorithm);
		DeleteVolume.refuseUsed(this.changes.volume(ref, volume));
		TaskRequest request = new TaskRequest("storage.volume.wipe", ref.target(volume), host.toString(),
				VirshCommand.of("vol-wipe", "--pool", pool, "--vol", volume, "--algorithm", chosen.id()).toString())
			.noting(TaskNote.host(host));
		return this.changes.submit(ref, request, () -> DeleteVolume.refuseUsed(this.changes.volume(ref, volume)),
				(pools) -> pools.wipeVolume(pool, volume, chosen));
	}

	private static WipeAlgorithm algorithm(@Nullable String id) {
		if (id == null || id.isBlank()) {
			return WipeAlgorithm.ZERO;
		}
		return Arrays.stream(WipeAlgorithm.values())
			.filter((each) -> each.id().equals(id))
			.findFirst()
			.orElseThrow(() -> InvalidInput.of("algorithm", "storage.volume.wipe.unknown"));
	}

}

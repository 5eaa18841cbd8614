package dev.weir.storage.volume;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.storage.VolumeView;

/**
 * A volume in the REST contract. Immutable; names come from the host and are hostile.
 *
 * @param usedBy virtual machines that have it as a disk
 * @param overlays volumes of the same pool that have it as their backing file
 * @param readAt when the host told it
 */
record VolumeResource(String name, String pool, String path, String type, @Nullable String format, long capacityBytes,
		long allocationBytes, @Nullable String backingPath, List<Use> usedBy, List<String> overlays, Instant readAt) {

	static VolumeResource of(VolumeView volume, Instant readAt) {
		List<Use> uses = volume.usedBy()
			.stream()
			.map((use) -> new Use(use.vm().toString(), use.name(), use.target()))
			.toList();
		return new VolumeResource(volume.name(), volume.pool(), volume.path(), volume.type(), volume.format(),
				volume.capacityBytes(), volume.allocationBytes(), volume.backingPath(), uses, volume.backs(), readAt);
	}

	/** A disk on the volume. */
	record Use(String uuid, String name, String target) {
	}

}

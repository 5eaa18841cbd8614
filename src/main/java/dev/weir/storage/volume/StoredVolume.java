package dev.weir.storage.volume;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.Problem;

/**
 * A volume as read from its host. Immutable.
 */
record StoredVolume(VolumeInfo info, @Nullable String format, @Nullable String backingPath) {

	/** Reads what the listing does not tell; a volume that is unreadable stays listed. */
	static StoredVolume read(StoragePools pools, VolumeInfo info) {
		try {
			VolumeXml xml = VolumeXml.read(pools.volumeXml(info.pool(), info.name()));
			return new StoredVolume(info, xml.format(), xml.backingPath());
		}
		catch (Problem ex) {
			return new StoredVolume(info, null, null);
		}
	}

}

package dev.weir.storage.volume;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.Problem;

/**
 * A volume as read from its host. Immutable.
 */
record StoredVolume(VolumeInfo info, @Nullable String format, @Nullable String backingPath) {

	private static final XmlPath FORMAT = XmlPath.of("target/format/@type");

	private static final XmlPath BACKING = XmlPath.of("backingStore/path");

	/** Reads what the listing does not tell; a volume that is unreadable stays listed. */
	static StoredVolume read(StoragePools pools, VolumeInfo info) {
		try {
			XmlElement volume = XmlDocument.parse(pools.volumeXml(info.pool(), info.name())).root();
			return new StoredVolume(info, volume.get(FORMAT), volume.get(BACKING));
		}
		catch (Problem ex) {
			return new StoredVolume(info, null, null);
		}
	}

}

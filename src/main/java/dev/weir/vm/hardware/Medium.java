package dev.weir.vm.hardware;

import dev.weir.hypervisor.xml.domain.DiskSource;
import dev.weir.storage.VolumeView;
import org.jspecify.annotations.Nullable;

/**
 * A volume that a disk or drive shows, found by pool and name on its host: nobody types a
 * path. Immutable.
 *
 * @param path what the host calls it
 * @param type file, block, network, ...
 * @param format as the pool knows it, or null
 */
record Medium(String pool, String volume, String path, String type, @Nullable String format) {

	static Medium of(VolumeView volume) {
		return new Medium(volume.pool(), volume.name(), volume.path(), volume.type(),
				volume.isIso() ? "raw" : volume.format());
	}

	DiskSource source() {
		return switch (this.type) {
			case "file" -> new DiskSource.File(this.path);
			case "block" -> new DiskSource.Block(this.path);
			default -> new DiskSource.Volume(this.pool, this.volume);
		};
	}

	/**
	 * The format that is written down: QEMU must never guess it from what a guest wrote.
	 */
	String writtenFormat() {
		return (this.format != null && !this.format.equals("iso") && !this.format.equals("unknown")) ? this.format
				: "raw";
	}

}

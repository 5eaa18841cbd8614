package dev.weir.storage.volume;

import java.util.List;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A copy to be made, as typed or sent. Immutable.
 *
 * @param pool where to; null for the pool of the original
 * @param format null for the format of the original
 */
record CloneForm(@Nullable String name, @Nullable String pool, @Nullable String format) {

	/** What QEMU's image tool writes and libvirt knows. */
	static final List<String> FORMATS = List.of("qcow2", "raw", "vmdk", "vpc", "vdi");

	/**
	 * Its name.
	 * @throws InvalidInput naming the wrong field
	 */
	VolumeName checked() {
		String wanted = formatOr(null);
		if (wanted != null && !FORMATS.contains(wanted)) {
			throw InvalidInput.of("format", "storage.volume.format.unknown", String.join(", ", FORMATS));
		}
		return VolumeName.of(this.name);
	}

	String poolOr(String same) {
		return (this.pool == null || this.pool.isBlank()) ? same : this.pool;
	}

	@Nullable String formatOr(@Nullable String same) {
		return (this.format == null || this.format.isBlank()) ? same : this.format;
	}

}

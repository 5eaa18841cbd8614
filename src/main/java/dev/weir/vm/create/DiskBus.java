package dev.weir.vm.create;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a disk is attached, with the prefix of its target names.
 */
enum DiskBus {

	VIRTIO("vd"), SCSI("sd"), SATA("sd"), IDE("hd");

	private final String prefix;

	DiskBus(String prefix) {
		this.prefix = prefix;
	}

	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	String prefix() {
		return this.prefix;
	}

	static Optional<DiskBus> of(String id) {
		return Arrays.stream(values()).filter((bus) -> bus.id().equals(id)).findFirst();
	}

}

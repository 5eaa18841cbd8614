package dev.weir.vm.create;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Sizes that the form offers; CUSTOM takes the two fields beside it. */
enum VmSize {

	SMALL(1, 2048), MEDIUM(2, 4096), LARGE(4, 8192), CUSTOM(0, 0);

	private final int vcpus;

	private final long memoryMib;

	VmSize(int vcpus, long memoryMib) {
		this.vcpus = vcpus;
		this.memoryMib = memoryMib;
	}

	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	public int vcpus() {
		return this.vcpus;
	}

	public long memoryMib() {
		return this.memoryMib;
	}

	/** Whether it brings its own numbers. */
	public boolean isPreset() {
		return this != CUSTOM;
	}

	static Optional<VmSize> of(@Nullable String id) {
		return Arrays.stream(values()).filter((size) -> size.id().equals(id)).findFirst();
	}

}

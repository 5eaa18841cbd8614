package dev.weir.storage.volume;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * A volume to be made, as typed or sent. Immutable.
 *
 * @param sizeGib whole or broken GiB; either this or the bytes
 * @param format raw or qcow2; null for qcow2
 * @param preallocate the same as a preallocation of {@code full}; null for no
 * @param preallocation none, metadata (qcow2: its tables are written at once) or full;
 * null for what preallocate says
 */
record VolumeForm(@Nullable String name, @Nullable Double sizeGib, @Nullable Long capacityBytes,
		@Nullable String format, @Nullable Boolean preallocate, @Nullable String preallocation) {

	/** Larger ones are a slip of the finger: 1 PiB. */
	private static final long MAX_BYTES = 1L << 50;

	private static final double BYTES_PER_GIB = 1L << 30;

	private static final Set<String> PREALLOCATIONS = Set.of("none", "metadata", "full");

	static final VolumeForm EMPTY = new VolumeForm("", 20.0, null, "qcow2", false, "none");

	/**
	 * The checked volume.
	 * @throws InvalidInput naming every wrong field
	 */
	VolumeSpec spec() {
		List<FieldProblem> wrong = new ArrayList<>();
		VolumeName checked = name(wrong);
		long bytes = bytes(wrong);
		VolumeSpec.Format chosen = format(wrong);
		if (!PREALLOCATIONS.contains(preallocated())) {
			wrong.add(FieldProblem.of("preallocation", "storage.volume.preallocation.wrong"));
		}
		if (preallocated().equals("metadata") && chosen != VolumeSpec.Format.QCOW2) {
			wrong.add(FieldProblem.of("preallocation", "storage.volume.preallocation.qcow2-only"));
		}
		if (checked == null || !wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new VolumeSpec(checked, bytes, chosen, preallocated().equals("full"));
	}

	/** Whether the tables of a qcow2 are written at once. */
	boolean writesTables() {
		return !preallocated().equals("none") && !"raw".equals(this.format);
	}

	private String preallocated() {
		if (this.preallocation != null && !this.preallocation.isBlank()) {
			return this.preallocation;
		}
		return Boolean.TRUE.equals(this.preallocate) ? "full" : "none";
	}

	private @Nullable VolumeName name(List<FieldProblem> wrong) {
		try {
			return VolumeName.of(this.name);
		}
		catch (InvalidInput ex) {
			wrong.addAll(ex.fields());
			return null;
		}
	}

	private long bytes(List<FieldProblem> wrong) {
		String field = (this.capacityBytes != null) ? "capacityBytes" : "sizeGib";
		if (this.capacityBytes != null && this.sizeGib != null) {
			wrong.add(FieldProblem.of("capacityBytes", "storage.volume.size.twice"));
		}
		double bytes = (this.capacityBytes != null) ? this.capacityBytes
				: (this.sizeGib != null) ? this.sizeGib * BYTES_PER_GIB : 0;
		if (!(bytes >= 1 && bytes <= MAX_BYTES)) {
			wrong.add(FieldProblem.of(field, "storage.volume.size.wrong"));
		}
		return (this.capacityBytes != null) ? this.capacityBytes : (long) bytes;
	}

	private VolumeSpec.Format format(List<FieldProblem> wrong) {
		String chosen = (this.format != null && !this.format.isBlank()) ? this.format : "qcow2";
		for (VolumeSpec.Format known : VolumeSpec.Format.values()) {
			if (known.id().equals(chosen)) {
				return known;
			}
		}
		wrong.add(FieldProblem.of("format", "storage.volume.format.wrong"));
		return VolumeSpec.Format.QCOW2;
	}

}

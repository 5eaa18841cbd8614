package dev.weir.storage.volume;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * A volume to be made, as typed or sent. Immutable.
 *
 * @param sizeGib whole or broken GiB; either this or the bytes
 * @param format raw or qcow2; null for qcow2
 * @param preallocate take all of its space at once; null for no
 */
record VolumeForm(@Nullable String name, @Nullable Double sizeGib, @Nullable Long capacityBytes,
		@Nullable String format, @Nullable Boolean preallocate) {

	/** Larger ones are a slip of the finger: 1 PiB. */
	private static final long MAX_BYTES = 1L << 50;

	private static final double BYTES_PER_GIB = 1L << 30;

	static final VolumeForm EMPTY = new VolumeForm("", 20.0, null, "qcow2", false);

	/**
	 * The checked volume.
	 * @throws InvalidInput naming every wrong field
	 */
	VolumeSpec spec() {
		List<FieldProblem> wrong = new ArrayList<>();
		VolumeName checked = name(wrong);
		long bytes = bytes(wrong);
		VolumeSpec.Format chosen = format(wrong);
		boolean preallocated = Boolean.TRUE.equals(this.preallocate);
		if (preallocated && chosen != VolumeSpec.Format.RAW) {
			wrong.add(FieldProblem.of("preallocate", "storage.volume.preallocate.raw-only"));
		}
		if (checked == null || !wrong.isEmpty()) {
			throw new InvalidInput(wrong);
		}
		return new VolumeSpec(checked, bytes, chosen, preallocated);
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

package dev.weir.storage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;

/**
 * A volume as pages and REST show it. Immutable; all names come from the host and are
 * hostile.
 *
 * @param path what a disk names as its source; for comparing and showing only
 * @param type file, block, dir, network, ...
 * @param format raw, qcow2, iso, ..., or null where the pool knows none
 * @param capacityBytes what a guest sees
 * @param allocationBytes what is taken on the host
 * @param backingPath the volume or file that this one is an overlay of, or null
 * @param usedBy virtual machines whose disks are on it
 * @param backs names of volumes of the same pool that are overlays of this one
 */
public record VolumeView(String pool, String name, String path, String type, @Nullable String format,
		long capacityBytes, long allocationBytes, @Nullable String backingPath, List<Use> usedBy, List<String> backs) {

	public VolumeView {
		usedBy = List.copyOf(usedBy);
		backs = List.copyOf(backs);
	}

	/** Whether it must stay. */
	public boolean isUsed() {
		return !this.usedBy.isEmpty() || !this.backs.isEmpty();
	}

	/**
	 * Whether it is an image of an optical disc: by its format, or by its name where the
	 * host calls it raw.
	 */
	public boolean isIso() {
		return "iso".equals(this.format)
				|| this.name.regionMatches(true, Math.max(0, this.name.length() - 4), ".iso", 0, 4);
	}

	/**
	 * A virtual machine that uses a volume.
	 *
	 * @param target the disk, for instance vda
	 */
	public record Use(VmId vm, String name, VmState state, String target) {
	}

}

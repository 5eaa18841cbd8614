package dev.weir.vm.delete;

import java.util.List;
import java.util.UUID;

/**
 * What deleting a virtual machine would take away.
 *
 * @param running whether it must be forced off first
 * @param definition whether it has a definition (a transient one only runs)
 * @param managedSave whether saved memory goes
 * @param nvram whether the UEFI variable store goes
 * @param disks every disk and drive, with what would become of its volume
 */
record DeletePlan(UUID uuid, String name, UUID hostId, String hostName, boolean running, boolean definition,
		boolean managedSave, boolean nvram, List<PlannedDisk> disks) {

	DeletePlan {
		disks = List.copyOf(disks);
	}

	/** Volumes that can go. */
	public List<PlannedDisk> deletable() {
		return this.disks.stream().filter(PlannedDisk::deletable).toList();
	}

}

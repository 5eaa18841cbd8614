package dev.weir.vm.foreign;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A virtual machine as another maker's description tells it, in libvirt's terms.
 * Immutable; texts come from the description and are hostile.
 *
 * @param firmware bios, uefi or uefi-secure-boot
 * @param os libosinfo's identifier of what it most likely runs, or null
 * @param unmapped what was left out or replaced
 */
public record ForeignVm(String name, int vcpus, long memoryMib, String firmware, @Nullable String os, List<Disk> disks,
		List<Nic> nics, List<Unmapped> unmapped) {

	public ForeignVm {
		disks = List.copyOf(disks);
		nics = List.copyOf(nics);
		unmapped = List.copyOf(unmapped);
	}

	/**
	 * A disk.
	 *
	 * @param file plain name of the file that holds it
	 * @param capacityBytes what the guest sees, 0 where the description does not tell
	 * @param bus virtio, scsi or sata
	 */
	public record Disk(String file, long capacityBytes, String bus) {
	}

	/**
	 * A network card.
	 *
	 * @param network what it is connected to where it comes from
	 * @param model as told, or empty
	 */
	public record Nic(String network, String model) {
	}

	/**
	 * Something that is not taken over as it is.
	 *
	 * @param what as the description names it
	 * @param reason tail of a message key
	 */
	public record Unmapped(String what, String reason) {
	}

}

package dev.weir.host;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A device of a host that a guest can have for itself. Immutable; texts come from the
 * host and are hostile.
 *
 * @param name libvirt's, for instance {@code pci_0000_00_02_0}
 * @param kind pci, usb, scsi or mdev
 * @param label vendor and product, as far as they are known
 * @param keys what definitions call it, see
 * {@link dev.weir.hypervisor.xml.HostDeviceKeys}; never empty
 * @param address where it is, as people write it
 * @param driver the kernel module that has it now, or null
 * @param iommuGroup number of its isolation group, or null
 * @param groupMembers addresses in that group, itself included
 * @param holders virtual machines that have it or will have it at their next start
 */
public record HostDeviceOffer(String name, String kind, String label, List<String> keys, String address,
		@Nullable String driver, @Nullable Integer iommuGroup, List<String> groupMembers, List<Holder> holders) {

	public HostDeviceOffer {
		keys = List.copyOf(keys);
		groupMembers = List.copyOf(groupMembers);
		holders = List.copyOf(holders);
	}

	/** How many devices its isolation group has besides it. */
	public int others() {
		return Math.max(0, this.groupMembers.size() - 1);
	}

	/** Whether a running VM has it, or the one itself that somebody chooses for. */
	public boolean isHeldFor(String uuid) {
		return this.holders.stream().anyMatch((holder) -> holder.running() || holder.uuid().equals(uuid));
	}

	/**
	 * A virtual machine that has the device.
	 *
	 * @param running whether it runs, and so has it now
	 */
	public record Holder(String uuid, String name, boolean running) {
	}

}

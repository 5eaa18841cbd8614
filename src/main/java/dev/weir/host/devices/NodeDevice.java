package dev.weir.host.devices;

import java.util.List;

import dev.weir.host.HostDeviceOffer;
import dev.weir.hypervisor.xml.NodeDeviceXml;
import org.jspecify.annotations.Nullable;

/**
 * A device of a host as pages and the REST contract show it. Immutable; texts come from
 * the host and are hostile.
 *
 * @param name libvirt's, for instance {@code pci_0000_00_02_0}
 * @param kind pci, usb, scsi, mdev, storage or net
 * @param address where it is, as people write it
 * @param driver the kernel module that has it now, or null
 * @param iommuGroup number of its isolation group, or null
 * @param groupMembers addresses in that group, itself included
 * @param numaNode the memory that it is near to, or null
 * @param assignable whether libvirt can give it to a guest
 * @param usedBy virtual machines that have it or will have it at their next start
 */
public record NodeDevice(String name, String kind, String vendor, String product, String address,
		@Nullable String driver, @Nullable Integer iommuGroup, List<String> groupMembers, @Nullable Integer numaNode,
		boolean assignable, List<Holder> usedBy) {

	public NodeDevice {
		groupMembers = List.copyOf(groupMembers);
		usedBy = List.copyOf(usedBy);
	}

	static NodeDevice of(NodeDeviceXml device, List<Holder> holders) {
		String kind = DeviceKind.of(device).map(DeviceKind::id).orElse(device.kind());
		return new NodeDevice(device.name(), kind, device.vendor(), device.product(), device.address(), device.driver(),
				(device.iommuGroup() >= 0) ? device.iommuGroup() : null, device.groupMembers(),
				(device.numaNode() >= 0) ? device.numaNode() : null, device.isAssignable(), holders);
	}

	/** The same as another may choose it for a guest. */
	HostDeviceOffer offer(List<String> keys) {
		return new HostDeviceOffer(this.name, this.kind, (this.vendor + " " + this.product).strip(), keys, this.address,
				this.driver, this.iommuGroup, this.groupMembers,
				this.usedBy.stream()
					.map((vm) -> new HostDeviceOffer.Holder(vm.uuid(), vm.name(), vm.running()))
					.toList());
	}

	/** How many devices its isolation group has besides it. */
	public int others() {
		return Math.max(0, this.groupMembers.size() - 1);
	}

	/**
	 * A virtual machine that has the device.
	 *
	 * @param running whether it runs, and so has it now
	 */
	public record Holder(String uuid, String name, boolean running) {
	}

}

package dev.weir.host.devices;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.NodeDeviceXml;

/**
 * What devices are sorted into.
 */
enum DeviceKind {

	PCI("pci"), USB("usb_device"), SCSI("scsi", "scsi_host", "fc_host"), MDEV("mdev"), STORAGE("storage"), NET("net");

	private final List<String> capabilities;

	/**
	 * @param capabilities libvirt's types of capabilities
	 */
	DeviceKind(String... capabilities) {
		this.capabilities = List.of(capabilities);
	}

	/** As in addresses and in the REST contract. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	boolean has(NodeDeviceXml device) {
		return this.capabilities.contains(device.kind());
	}

	static Optional<DeviceKind> find(String id) {
		return Stream.of(values()).filter((kind) -> kind.id().equals(id)).findFirst();
	}

	static Optional<DeviceKind> of(NodeDeviceXml device) {
		return Stream.of(values()).filter((kind) -> kind.has(device)).findFirst();
	}

}

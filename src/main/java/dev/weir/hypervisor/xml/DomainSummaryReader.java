package dev.weir.hypervisor.xml;

import java.util.UUID;

import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link DomainSummary} from the children of a domain element; the devices are
 * left to {@link DeviceReader}. Used once.
 */
final class DomainSummaryReader {

	private final DeviceReader devices = new DeviceReader();

	private @Nullable UUID uuid;

	private String name = "";

	private @Nullable String title;

	private @Nullable String description;

	private int vcpus = 1;

	private int maxVcpus = 1;

	private long memoryKib = -1;

	private long maxMemoryKib;

	private String arch = "";

	private @Nullable String machine;

	private boolean uefi;

	private boolean secureBoot;

	private @Nullable String osId;

	void child(XmlReading element) {
		switch (element.name()) {
			case "name" -> this.name = element.text();
			case "uuid" -> this.uuid = uuid(element.text());
			case "title" -> this.title = element.text();
			case "description" -> this.description = element.text();
			case "vcpu" -> vcpu(element);
			case "memory" -> this.maxMemoryKib = kib(element);
			case "currentMemory" -> this.memoryKib = kib(element);
			case "os" -> os(element);
			case "metadata" -> metadata(element);
			case "devices" -> element.children(this.devices::device);
			default -> {
			}
		}
	}

	DomainSummary summary() {
		long memory = (this.memoryKib >= 0) ? this.memoryKib : this.maxMemoryKib;
		Firmware firmware = !this.uefi ? Firmware.BIOS : this.secureBoot ? Firmware.UEFI_SECURE_BOOT : Firmware.UEFI;
		return new DomainSummary(this.uuid, this.name, this.title, this.description, this.vcpus, this.maxVcpus, memory,
				this.maxMemoryKib, this.arch, this.machine, firmware, this.osId, this.devices.hasAgentChannel(),
				this.devices.disks(), this.devices.nics(), this.devices.graphics(), this.devices.serials());
	}

	private void vcpu(XmlReading element) {
		String current = element.attribute("current");
		this.maxVcpus = Quantity.number(element.text(), 1);
		this.vcpus = Quantity.number(current, this.maxVcpus);
	}

	private void os(XmlReading os) {
		this.uefi = "efi".equals(os.attribute("firmware"));
		os.children((child) -> {
			switch (child.name()) {
				case "type" -> {
					this.machine = child.attribute("machine");
					String told = child.attribute("arch");
					this.arch = (told != null) ? told : "";
				}
				case "loader" -> {
					this.uefi |= "pflash".equals(child.attribute("type"));
					this.secureBoot |= "yes".equals(child.attribute("secure"));
				}
				case "firmware" -> child.children(this::firmwareFeature);
				default -> {
				}
			}
		});
	}

	private void firmwareFeature(XmlReading feature) {
		if ("secure-boot".equals(feature.attribute("name"))) {
			this.secureBoot |= "yes".equals(feature.attribute("enabled"));
		}
	}

	private void metadata(XmlReading metadata) {
		metadata.children((owner) -> {
			if (owner.name().equals("libosinfo")) {
				owner.children((os) -> this.osId = os.name().equals("os") ? os.attribute("id") : this.osId);
			}
		});
	}

	private static long kib(XmlReading element) {
		String unit = element.attribute("unit");
		return Quantity.kib(element.text(), unit);
	}

	private static @Nullable UUID uuid(String text) {
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}

package dev.weir.vm.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.weir.problem.InvalidInput;
import dev.weir.vm.foreign.ForeignVm.Disk;
import dev.weir.vm.foreign.ForeignVm.Nic;
import dev.weir.vm.foreign.ForeignVm.Unmapped;
import org.w3c.dom.Element;

/**
 * Reads an OVF descriptor (<a href="https://www.dmtf.org/standards/ovf">DSP0243</a>) of
 * one virtual machine. Resource types are CIM's (CIM_ResourceAllocationSettingData). For
 * one document and one thread.
 */
public final class OvfReader {

	private static final int MAX_ITEMS = 200;

	private final Element envelope;

	private final Map<String, Element> files = new HashMap<>();

	private final Map<String, Element> sources = new HashMap<>();

	private final Map<String, String> controllers = new HashMap<>();

	private final List<Disk> disks = new ArrayList<>();

	private final List<Nic> nics = new ArrayList<>();

	private final List<Unmapped> unmapped = new ArrayList<>();

	private int vcpus;

	private long memoryMib;

	private OvfReader(Element envelope) {
		this.envelope = envelope;
	}

	/**
	 * What the descriptor says.
	 * @throws InvalidInput for what is no OVF, has no machine or several, or is hostile
	 */
	public static ForeignVm read(String text) {
		return new OvfReader(OvfDom.parse(text)).machine();
	}

	private ForeignVm machine() {
		OvfDom.child(this.envelope, "References")
			.ifPresent((references) -> OvfDom.children(references, "File")
				.forEach((file) -> this.files.put(OvfDom.attribute(file, "id"), file)));
		for (String section : List.of("DiskSection", "Section")) {
			OvfDom.children(this.envelope, section)
				.forEach((each) -> OvfDom.children(each, "Disk")
					.forEach((disk) -> this.sources.put(OvfDom.attribute(disk, "diskId"), disk)));
		}
		List<Element> systems = OvfDom.children(this.envelope, "VirtualSystem");
		if (systems.size() != 1 || OvfDom.child(this.envelope, "VirtualSystemCollection").isPresent()) {
			throw InvalidInput.of("ovf", "vm.import.problem.one-machine");
		}
		Element system = systems.get(0);
		Element hardware = OvfDom.child(system, "VirtualHardwareSection")
			.orElseThrow(() -> InvalidInput.of("ovf", "vm.import.problem.no-hardware"));
		items(hardware);
		String name = OvfDom.text(system, "Name").isEmpty() ? OvfDom.attribute(system, "id")
				: OvfDom.text(system, "Name");
		return new ForeignVm(name, this.vcpus, this.memoryMib, firmware(hardware), system(system), this.disks,
				this.nics, this.unmapped);
	}

	private void items(Element hardware) {
		List<Element> items = new ArrayList<>();
		for (String kind : List.of("Item", "StorageItem", "EthernetPortItem")) {
			items.addAll(OvfDom.children(hardware, kind));
		}
		if (items.size() > MAX_ITEMS) {
			throw InvalidInput.of("ovf", "vm.import.problem.too-many", MAX_ITEMS);
		}
		items.forEach(this::controller);
		items.forEach(this::item);
	}

	/** Disks name their controller by its instance. */
	private void controller(Element item) {
		String kind = switch (OvfDom.text(item, "ResourceType")) {
			case "5" -> "ide";
			case "6" -> "scsi";
			case "20" -> "sata";
			default -> "";
		};
		if (!kind.isEmpty()) {
			String model = OvfDom.text(item, "ResourceSubType").toLowerCase(Locale.ROOT);
			this.controllers.put(OvfDom.text(item, "InstanceID") + OvfDom.text(item, "InstanceId"),
					model.contains("virtio") ? (kind.equals("scsi") ? "scsi" : "virtio") : "sata");
			if (kind.equals("scsi") && !model.contains("virtio")) {
				this.unmapped.add(new Unmapped(label(item), "controller"));
			}
		}
	}

	private void item(Element item) {
		switch (OvfDom.text(item, "ResourceType")) {
			case "3" -> this.vcpus = (int) Math.min(Integer.MAX_VALUE, number(item));
			case "4" -> this.memoryMib = Units.bytes(OvfDom.text(item, "VirtualQuantity"), memoryUnit(item)) >> 20;
			case "5", "6", "20" -> {
				// read first
			}
			case "10" -> this.nics.add(new Nic(OvfDom.text(item, "Connection"), OvfDom.text(item, "ResourceSubType")));
			case "17", "31" -> disk(item);
			case "14", "15", "16" -> this.unmapped.add(new Unmapped(label(item), "drive"));
			case "23" -> this.unmapped.add(new Unmapped(label(item), "usb"));
			case "24" -> this.unmapped.add(new Unmapped(label(item), "graphics"));
			default -> this.unmapped.add(new Unmapped(label(item), "device"));
		}
	}

	/** Without a unit it is in bytes by the standard, in MiB by what products write. */
	private static String memoryUnit(Element item) {
		String unit = OvfDom.text(item, "AllocationUnits");
		return unit.isEmpty() ? "megabytes" : unit;
	}

	private static long number(Element item) {
		return Units.bytes(OvfDom.text(item, "VirtualQuantity"), "");
	}

	private void disk(Element item) {
		String resource = OvfDom.text(item, "HostResource");
		String id = resource.substring(resource.lastIndexOf('/') + 1);
		Element source = this.sources.get(id);
		String fileId = (source != null) ? OvfDom.attribute(source, "fileRef") : resource.contains("/file/") ? id : "";
		Element file = this.files.get(fileId);
		if (file == null) {
			this.unmapped.add(new Unmapped(label(item), "empty-disk"));
			return;
		}
		if (!OvfDom.attribute(file, "compression").matches("|identity")
				|| !OvfDom.attribute(file, "chunkSize").isEmpty()) {
			throw InvalidInput.of("ovf", "vm.import.problem.compressed", label(item));
		}
		String bus = this.controllers.getOrDefault(OvfDom.text(item, "Parent"), "sata");
		this.disks.add(
				new Disk(FileName.plain(OvfDom.attribute(file, "href")), (source != null) ? capacity(source) : 0, bus));
	}

	private static long capacity(Element source) {
		String capacity = OvfDom.attribute(source, "capacity");
		return capacity.isEmpty() ? 0 : Units.bytes(capacity, OvfDom.attribute(source, "capacityAllocationUnits"));
	}

	private static String label(Element item) {
		String name = OvfDom.text(item, "ElementName").isEmpty() ? OvfDom.text(item, "Caption")
				: OvfDom.text(item, "ElementName");
		return name.isEmpty() ? "ResourceType " + OvfDom.text(item, "ResourceType") : name;
	}

	/** VMware says it in Config elements of its own. */
	private static String firmware(Element hardware) {
		Map<String, String> settings = new HashMap<>();
		for (String kind : List.of("Config", "ExtraConfig")) {
			OvfDom.children(hardware, kind)
				.forEach((each) -> settings.put(OvfDom.attribute(each, "key").toLowerCase(Locale.ROOT),
						OvfDom.attribute(each, "value").toLowerCase(Locale.ROOT)));
		}
		if (!"efi".equals(settings.get("firmware"))) {
			return "bios";
		}
		boolean secure = "true".equals(settings.get("bootoptions.efisecurebootenabled"))
				|| "true".equals(settings.get("uefi.secureboot.enabled"));
		return secure ? "uefi-secure-boot" : "uefi";
	}

	private static @org.jspecify.annotations.Nullable String system(Element system) {
		return OvfDom.child(system, "OperatingSystemSection")
			.map((section) -> GuestNames
				.id(OvfDom.attribute(section, "osType") + " " + OvfDom.text(section, "Description")))
			.orElse(null);
	}

}

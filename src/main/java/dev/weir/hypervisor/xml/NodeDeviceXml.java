package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A device of a host (<a href="https://libvirt.org/formatnode.html">format</a>).
 * Immutable; texts come from the host and are hostile.
 *
 * @param name libvirt's, for instance {@code pci_0000_00_02_0}
 * @param kind the type of its first capability: pci, usb_device, scsi, mdev, ...
 * @param driver the kernel module that has it now ({@code vfio-pci} once given away)
 * @param vendor who made it, in words or as a number
 * @param product what it is
 * @param keys what names it in definitions of guests, see {@link HostDeviceKeys}; empty
 * when no guest can have it
 * @param address how people write where it is
 * @param iommuGroup number of its isolation group, or -1
 * @param groupMembers addresses of the group, itself included
 * @param numaNode -1 where it is near to none
 */
public record NodeDeviceXml(String name, @Nullable String parent, String kind, @Nullable String driver, String vendor,
		String product, List<String> keys, String address, int iommuGroup, List<String> groupMembers, int numaNode) {

	private static final XmlPath CAPABILITY = XmlPath.of("capability");

	private static final XmlPath GROUP_ADDRESS = XmlPath.of("iommuGroup/address");

	/** What else is called by something of its own. */
	private static final Map<String, String> NAMES = Map.of("net", "interface", "storage", "block", "scsi_host",
			"host");

	public NodeDeviceXml {
		keys = List.copyOf(keys);
		groupMembers = List.copyOf(groupMembers);
	}

	/**
	 * Reads a definition; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no such document
	 */
	public static NodeDeviceXml read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "device").root();
		XmlElement capability = root.find(CAPABILITY).orElse(root);
		String kind = capability.get(XmlPath.of("@type"), "");
		return new NodeDeviceXml(root.get(XmlPath.of("name"), ""), root.get(XmlPath.of("parent")), kind,
				root.get(XmlPath.of("driver/name")), words(capability, "vendor"), words(capability, "product"),
				HostDeviceKeys.ofDevice(kind, capability), address(kind, capability),
				(int) capability.number(XmlPath.of("iommuGroup/@number"), -1),
				capability.all(GROUP_ADDRESS).stream().map(NodeDeviceXml::pciAddress).toList(),
				(int) capability.number(XmlPath.of("numa/@node"), -1));
	}

	/** Whether a guest could have it for itself. */
	public boolean isAssignable() {
		return !this.keys.isEmpty();
	}

	/** Whether others of the machine are not isolated from it. */
	public boolean isGrouped() {
		return this.groupMembers.size() > 1;
	}

	/** The name in words where there is one, else its number. */
	private static String words(XmlElement capability, String what) {
		String name = capability.get(XmlPath.of(what), "").strip();
		return name.isEmpty() ? capability.get(XmlPath.of(what + "/@id"), "") : name;
	}

	private static String address(String kind, XmlElement capability) {
		return switch (kind) {
			case "pci" -> pci(capability, "domain", "bus", "slot", "function");
			case "usb_device" ->
				String.format(Locale.ROOT, "%03d:%03d", number(capability, "bus"), number(capability, "device"));
			case "scsi" -> List.of("host", "bus", "target", "lun")
				.stream()
				.map((part) -> Long.toString(number(capability, part)))
				.collect(Collectors.joining(":"));
			case "mdev" -> capability.get(XmlPath.of("uuid"), "");
			default -> capability.get(XmlPath.of(NAMES.getOrDefault(kind, "block")), "");
		};
	}

	private static String pciAddress(XmlElement address) {
		return pci(address, "@domain", "@bus", "@slot", "@function");
	}

	private static String pci(XmlElement from, String domain, String bus, String slot, String function) {
		return String.format(Locale.ROOT, "%04x:%02x:%02x.%x", number(from, domain), number(from, bus),
				number(from, slot), number(from, function));
	}

	private static long number(XmlElement from, String path) {
		return HostDeviceKeys.number(from.get(XmlPath.of(path), ""));
	}

}

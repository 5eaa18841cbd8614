package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Tells which device of a host is meant, in definitions of guests
 * (<a href="https://libvirt.org/formatdomain.html#host-device-assignment">format</a>) and
 * of the host's own devices alike: the same device, the same text, however its numbers
 * are written.
 */
public final class HostDeviceKeys {

	private static final XmlPath HOST_DEVICES = XmlPath.of("devices/hostdev");

	private static final XmlPath INTERFACES = XmlPath.of("devices/interface");

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath ADDRESS = XmlPath.of("source/address");

	private HostDeviceKeys() {
	}

	/**
	 * Keys of the host's devices that the guest has, or will have.
	 * @param domain the root of its definition
	 */
	public static List<String> ofDomain(XmlElement domain) {
		List<String> keys = new ArrayList<>();
		for (XmlElement device : domain.all(HOST_DEVICES)) {
			keys.addAll(ofSource(device));
		}
		domain.all(INTERFACES)
			.stream()
			.filter((nic) -> nic.get(TYPE, "").equals("hostdev"))
			.flatMap((nic) -> nic.find(ADDRESS).stream())
			.forEach((address) -> keys.add(pci(address, "@")));
		return keys;
	}

	/**
	 * What definitions call a device of the host: none for one that no guest can have.
	 */
	static List<String> ofDevice(String kind, XmlElement capability) {
		return switch (kind) {
			case "pci" -> List.of(pci(capability, ""));
			case "usb_device" -> List.of(usb(capability, ""), product(capability));
			case "scsi" -> List.of(scsi("scsi_host" + capability.get(XmlPath.of("host"), ""), capability, "", "lun"));
			case "mdev" -> List.of(mdev(capability.get(XmlPath.of("uuid"), "")));
			default -> List.of();
		};
	}

	/** Decimal, or hexadecimal behind {@code 0x}; -1 for anything else. */
	static long number(String text) {
		try {
			return Long.decode(text.strip());
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static List<String> ofSource(XmlElement device) {
		XmlElement address = device.find(ADDRESS).orElse(null);
		return switch (device.get(TYPE, "")) {
			case "pci" -> (address != null) ? List.of(pci(address, "@")) : List.of();
			case "mdev" -> (address != null) ? List.of(mdev(address.get(XmlPath.of("@uuid"), ""))) : List.of();
			case "scsi" -> (address != null)
					? List.of(scsi(device.get(XmlPath.of("source/adapter/@name"), ""), address, "@", "@unit"))
					: List.of();
			case "usb" -> Stream.of((address != null) ? List.of(usb(address, "@")) : List.<String>of(),
					device.find(XmlPath.of("source/product")).isPresent()
							? List.of(product(device.find(XmlPath.of("source")).orElse(device))) : List.<String>of())
				.flatMap(List::stream)
				.toList();
			default -> List.of();
		};
	}

	private static String pci(XmlElement from, String prefix) {
		return "pci " + joined(from, prefix + "domain", prefix + "bus", prefix + "slot", prefix + "function");
	}

	private static String usb(XmlElement from, String prefix) {
		return "usb " + joined(from, prefix + "bus", prefix + "device");
	}

	private static String product(XmlElement from) {
		return "usb-product " + joined(from, "vendor/@id", "product/@id");
	}

	private static String scsi(String adapter, XmlElement from, String prefix, String unit) {
		return "scsi " + adapter + " " + joined(from, prefix + "bus", prefix + "target", unit);
	}

	private static String mdev(String uuid) {
		return "mdev " + uuid.toLowerCase(Locale.ROOT);
	}

	private static String joined(XmlElement from, String... paths) {
		return String.join(":",
				Stream.of(paths).map((path) -> Long.toString(number(from.get(XmlPath.of(path), "0")))).toList());
	}

}

package dev.weir.network.definition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Where a PCI device sits, written as {@code 0000:03:10.2}. Stateless.
 */
final class PciAddress {

	private static final Pattern TEXT = Pattern
		.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath DOMAIN = XmlPath.of("@domain");

	private static final XmlPath BUS = XmlPath.of("@bus");

	private static final XmlPath SLOT = XmlPath.of("@slot");

	private static final XmlPath FUNCTION = XmlPath.of("@function");

	private PciAddress() {
	}

	static boolean isOne(String text) {
		return TEXT.matcher(text).matches();
	}

	static String read(XmlElement address) {
		return String.format("%04x:%02x:%02x.%x", number(address, DOMAIN), number(address, BUS), number(address, SLOT),
				number(address, FUNCTION));
	}

	static void write(XmlElement address, String text) {
		Matcher parts = TEXT.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException("Not checked: " + text);
		}
		address.set(TYPE, "pci")
			.set(DOMAIN, "0x" + parts.group(1))
			.set(BUS, "0x" + parts.group(2))
			.set(SLOT, "0x" + parts.group(3))
			.set(FUNCTION, "0x" + parts.group(4));
	}

	private static int number(XmlElement address, XmlPath path) {
		try {
			return Integer.decode(address.get(path, "0"));
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}

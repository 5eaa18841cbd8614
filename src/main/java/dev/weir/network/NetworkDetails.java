package dev.weir.network;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * What a network's definition says. Immutable; all texts come from the host and are
 * hostile.
 *
 * @param mode nat, route, open, bridge, private, passthrough, hostdev, ..., or isolated
 * @param device the bridge or host device, or null
 * @param domain its DNS domain, or null
 * @param addresses what the host has in it
 */
record NetworkDetails(String mode, @Nullable String device, @Nullable String domain, List<Address> addresses) {

	private static final XmlPath FORWARD = XmlPath.of("forward");

	private static final XmlPath MODE = XmlPath.of("@mode");

	private static final XmlPath BRIDGE = XmlPath.of("bridge/@name");

	private static final XmlPath DEVICE = XmlPath.of("forward/@dev");

	private static final XmlPath DOMAIN = XmlPath.of("domain/@name");

	private static final XmlPath IP = XmlPath.of("ip");

	/**
	 * An address of the host in the network.
	 *
	 * @param address with its prefix length, as in {@code 192.168.122.1/24}
	 * @param dhcp ranges that DHCP gives from, as {@code first - last}
	 */
	record Address(String address, List<String> dhcp) {

		private static final XmlPath ADDRESS = XmlPath.of("@address");

		private static final XmlPath PREFIX = XmlPath.of("@prefix");

		private static final XmlPath NETMASK = XmlPath.of("@netmask");

		private static final XmlPath RANGE = XmlPath.of("dhcp/range");

		private static final XmlPath START = XmlPath.of("@start");

		private static final XmlPath END = XmlPath.of("@end");

		static Address read(XmlElement ip) {
			String prefix = ip.get(PREFIX);
			String length = (prefix != null) ? prefix : ip.get(NETMASK, "");
			List<String> ranges = ip.all(RANGE)
				.stream()
				.map((range) -> range.get(START, "") + " - " + range.get(END, ""))
				.toList();
			return new Address(ip.get(ADDRESS, "") + (length.isEmpty() ? "" : "/" + prefixOf(length)), ranges);
		}

		/** A dotted mask as a prefix length; anything else as it stands. */
		private static String prefixOf(String length) {
			if (!length.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
				return length;
			}
			int bits = 0;
			for (String part : length.split("\\.")) {
				bits += Integer.bitCount(Integer.parseInt(part));
			}
			return Integer.toString(bits);
		}

	}

	/**
	 * Reads a definition.
	 * @throws dev.weir.problem.Problem of kind INVALID_DEFINITION
	 */
	static NetworkDetails read(String xml) {
		XmlElement network = XmlDocument.parse(xml).root();
		String mode = network.find(FORWARD).map((forward) -> forward.get(MODE, "nat")).orElse("isolated");
		String bridge = network.get(BRIDGE);
		return new NetworkDetails(mode, (bridge != null) ? bridge : network.get(DEVICE), network.get(DOMAIN),
				network.all(IP).stream().map(Address::read).toList());
	}

	boolean givesAddresses() {
		return this.addresses.stream().anyMatch((address) -> !address.dhcp().isEmpty());
	}

}

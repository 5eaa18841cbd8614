package dev.weir.hypervisor.xml;

import java.util.List;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual network's definition tells
 * (<a href="https://libvirt.org/formatnetwork.html">format</a>). Immutable; texts come
 * from the host.
 *
 * @param forwardMode nat, route, open, bridge, private, vepa, passthrough, hostdev; null
 * for an isolated network
 * @param forwardDevice the host's device it forwards to, or null for any
 * @param bridge the bridge on the host, or null
 * @param virtualPort kind of virtual port, for instance openvswitch, or null
 * @param domain DNS domain, or null
 */
public record NetworkXml(String name, @Nullable String uuid, @Nullable String forwardMode,
		@Nullable String forwardDevice, @Nullable String bridge, @Nullable String virtualPort, @Nullable String domain,
		List<Ip> ips) {

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath UUID = XmlPath.of("uuid");

	private static final XmlPath FORWARD = XmlPath.of("forward");

	private static final XmlPath MODE = XmlPath.of("@mode");

	private static final XmlPath FORWARD_DEVICE = XmlPath.of("forward/@dev");

	private static final XmlPath BRIDGE = XmlPath.of("bridge/@name");

	private static final XmlPath VIRTUAL_PORT = XmlPath.of("virtualport/@type");

	private static final XmlPath DOMAIN = XmlPath.of("domain/@name");

	private static final XmlPath IP = XmlPath.of("ip");

	public NetworkXml {
		ips = List.copyOf(ips);
	}

	/**
	 * Reads a definition.
	 * @throws Problem of kind INVALID_DEFINITION when it is no network
	 */
	public static NetworkXml read(String xml) {
		XmlElement network = XmlDocument.parse(xml, "network").root();
		String mode = network.find(FORWARD).map((forward) -> forward.get(MODE, "nat")).orElse(null);
		return new NetworkXml(network.get(NAME, ""), network.get(UUID), mode, network.get(FORWARD_DEVICE),
				network.get(BRIDGE), network.get(VIRTUAL_PORT), network.get(DOMAIN),
				network.all(IP).stream().map(Ip::of).toList());
	}

	/** Whether a document that tells this UUID, or none, is about the same network. */
	public boolean hasUuid(@Nullable String told) {
		return told == null || told.equalsIgnoreCase(this.uuid);
	}

	/**
	 * The host's own address in the network, and what it gives to guests.
	 *
	 * @param prefix length of the prefix, -1 where the definition tells none
	 * @param ranges DHCP ranges
	 * @param hosts addresses given by name or MAC
	 */
	public record Ip(String address, int prefix, boolean ipv6, List<DhcpRange> ranges, List<DhcpHost> hosts) {

		private static final XmlPath ADDRESS = XmlPath.of("@address");

		private static final XmlPath FAMILY = XmlPath.of("@family");

		private static final XmlPath PREFIX = XmlPath.of("@prefix");

		private static final XmlPath NETMASK = XmlPath.of("@netmask");

		private static final XmlPath RANGE = XmlPath.of("dhcp/range");

		private static final XmlPath HOST = XmlPath.of("dhcp/host");

		public Ip {
			ranges = List.copyOf(ranges);
			hosts = List.copyOf(hosts);
		}

		static Ip of(XmlElement ip) {
			String netmask = ip.get(NETMASK);
			int prefix = (netmask != null) ? prefixOf(netmask) : (int) ip.number(PREFIX, -1);
			return new Ip(ip.get(ADDRESS, ""), prefix, "ipv6".equals(ip.get(FAMILY)),
					ip.all(RANGE).stream().map(DhcpRange::of).toList(),
					ip.all(HOST).stream().map(DhcpHost::of).toList());
		}

		/** Bits set in a dotted netmask. */
		private static int prefixOf(String netmask) {
			int bits = 0;
			for (String part : netmask.split("\\.")) {
				bits += Integer.bitCount(Quantity.number(part, 0) & 0xFF);
			}
			return bits;
		}

	}

	/** Addresses that DHCP gives, both ends included. */
	public record DhcpRange(String start, String end) {

		private static final XmlPath START = XmlPath.of("@start");

		private static final XmlPath END = XmlPath.of("@end");

		static DhcpRange of(XmlElement range) {
			return new DhcpRange(range.get(START, ""), range.get(END, ""));
		}

	}

	/** An address kept for one guest. */
	public record DhcpHost(@Nullable String mac, @Nullable String name, @Nullable String address) {

		private static final XmlPath MAC = XmlPath.of("@mac");

		private static final XmlPath HOST_NAME = XmlPath.of("@name");

		private static final XmlPath ADDRESS = XmlPath.of("@ip");

		static DhcpHost of(XmlElement host) {
			return new DhcpHost(host.get(MAC), host.get(HOST_NAME), host.get(ADDRESS));
		}

	}

}

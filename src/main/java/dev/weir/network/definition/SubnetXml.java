package dev.weir.network.definition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Lease;
import dev.weir.network.definition.NetworkDraft.Subnet;

/**
 * The first address of each family that the host has in a network, with its DHCP; more of
 * them stay as they are
 * (<a href="https://libvirt.org/formatnetwork.html#addressing">format</a>). Stateless.
 */
enum SubnetXml {

	IPV4, IPV6;

	private static final XmlPath IP = XmlPath.of("ip");

	private static final XmlPath ADDRESS = XmlPath.of("@address");

	private static final XmlPath FAMILY = XmlPath.of("@family");

	private static final XmlPath PREFIX = XmlPath.of("@prefix");

	private static final XmlPath NETMASK = XmlPath.of("@netmask");

	private static final XmlPath DHCP = XmlPath.of("dhcp");

	private static final XmlPath START = XmlPath.of("@start");

	private static final XmlPath END = XmlPath.of("@end");

	private static final XmlPath MAC = XmlPath.of("@mac");

	private static final XmlPath ID = XmlPath.of("@id");

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath HOST_IP = XmlPath.of("@ip");

	static final Items<AddressRange> RANGES = new Items<>(XmlPath.of("dhcp/range"),
			(range) -> new AddressRange(range.get(START), range.get(END)).tidy(),
			(range, wanted) -> range.set(START, wanted.start()).set(END, wanted.end()), (range) -> range);

	static final Items<Lease> HOSTS = new Items<>(XmlPath.of("dhcp/host"),
			(host) -> new Lease(host.get(MAC), host.get(ID), host.get(NAME), host.get(HOST_IP)).tidy(),
			(host, wanted) -> host.set(MAC, wanted.mac())
				.set(ID, wanted.id())
				.set(NAME, wanted.name())
				.set(HOST_IP, wanted.address()),
			SubnetXml::key);

	/** Its element in the network. */
	Optional<XmlElement> in(XmlElement network) {
		return network.all(IP).stream().filter(this::isMine).findFirst();
	}

	/** The element's number among all {@code ip} elements, from 0; -1 for none. */
	int index(XmlElement network) {
		List<XmlElement> all = network.all(IP);
		return IntStream.range(0, all.size()).filter((i) -> isMine(all.get(i))).findFirst().orElse(-1);
	}

	@Nullable Subnet read(XmlElement network) {
		return in(network)
			.map((ip) -> new Subnet(ip.get(ADDRESS), prefix(ip), List.copyOf(RANGES.of(ip)), List.copyOf(HOSTS.of(ip)))
				.tidy())
			.orElse(null);
	}

	void write(XmlElement network, @Nullable Subnet wanted) {
		Subnet now = read(network);
		if (wanted == null) {
			in(network).ifPresent(XmlElement::remove);
			return;
		}
		XmlElement ip = in(network).orElseGet(() -> network.add(IP));
		if (this == IPV6) {
			ip.set(FAMILY, "ipv6");
		}
		if (now == null || !Objects.equals(now.address(), wanted.address())) {
			ip.set(ADDRESS, wanted.address());
		}
		if (now == null || !Objects.equals(now.prefix(), wanted.prefix())) {
			ip.set(NETMASK, null).set(PREFIX, String.valueOf(wanted.prefix()));
		}
		RANGES.write(ip, wanted.rangeList());
		HOSTS.write(ip, wanted.hostList());
		ip.find(DHCP).filter((dhcp) -> dhcp.children().isEmpty()).ifPresent(XmlElement::remove);
	}

	private boolean isMine(XmlElement ip) {
		return "ipv6".equals(ip.get(FAMILY)) == (this == IPV6);
	}

	private static @Nullable Long prefix(XmlElement ip) {
		String netmask = ip.get(NETMASK);
		if (netmask != null) {
			return IpAddress.of(netmask).map((mask) -> (long) mask.value().bitCount()).orElse(null);
		}
		long prefix = ip.number(PREFIX, -1);
		return (prefix >= 0) ? prefix : null;
	}

	private static Object key(Lease lease) {
		return (lease.mac() != null) ? lease.mac()
				: (lease.id() != null) ? lease.id() : (lease.name() != null) ? lease.name() : "";
	}

}

package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Lease;
import dev.weir.network.definition.NetworkDraft.Nat;
import dev.weir.network.definition.NetworkDraft.PortRange;
import dev.weir.network.definition.NetworkDraft.Route;
import dev.weir.network.definition.NetworkDraft.Subnet;

/**
 * Whether addresses fit each other and the other networks of the host. Used once.
 */
final class AddressCheck {

	/** Of one host: the first byte of a group's address is odd. */
	private static final Pattern MAC = Pattern.compile("[0-9a-f][02468ace](:[0-9a-f]{2}){5}");

	/** A DHCP unique identifier (RFC 8415, 11): 2 to 130 bytes. */
	private static final Pattern ID = Pattern.compile("[0-9a-f]{1,2}(:[0-9a-f]{1,2}){1,129}");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?");

	private final NetworkDraft draft;

	private final List<NetworkXml> others;

	private final Findings wrong;

	AddressCheck(NetworkDraft draft, List<NetworkXml> others, Findings wrong) {
		this.draft = draft;
		this.others = others;
		this.wrong = wrong;
	}

	void check() {
		subnet("ipv4", this.draft.ipv4(), 32);
		subnet("ipv6", this.draft.ipv6(), 128);
		routes();
		nat();
	}

	private void subnet(String field, @Nullable Subnet subnet, int bits) {
		if (subnet == null) {
			return;
		}
		Optional<IpAddress> own = IpAddress.of(subnet.address()).filter((address) -> address.bits() == bits);
		boolean good = this.wrong.require(own.isPresent(), field + ".address", field);
		Long prefix = subnet.prefix();
		good &= this.wrong.require(prefix != null && prefix >= 1 && prefix <= bits, field + ".prefix", "number", 1,
				bits);
		Optional<IpBlock> block = good ? IpBlock.of(subnet.address(), prefix) : Optional.empty();
		block.ifPresent((each) -> {
			place(field, own.orElseThrow(), each);
			ranges(field, subnet, each);
			hosts(field, subnet, each);
		});
	}

	private void place(String field, IpAddress own, IpBlock block) {
		boolean edge = own.bits() == 32 && !block.first().equals(block.last())
				&& (own.equals(block.first()) || own.equals(block.last()))
				&& block.last().value().subtract(block.first().value()).bitLength() > 1;
		this.wrong.require(!edge, field + ".address", "address-edge");
		this.others.forEach((other) -> other.ips()
			.stream()
			.filter((ip) -> IpBlock.of(ip.address(), (long) ip.prefix()).filter(block::overlaps).isPresent())
			.findFirst()
			.ifPresent((ip) -> this.wrong.require(false, field + ".address", "overlaps", other.name(),
					ip.address() + "/" + ip.prefix())));
	}

	private void ranges(String field, Subnet subnet, IpBlock block) {
		List<IpBlock> seen = new ArrayList<>();
		List<AddressRange> ranges = subnet.rangeList();
		for (int i = 0; i < ranges.size(); i++) {
			String at = field + ".ranges[" + i + "]";
			Optional<IpAddress> start = inside(at + ".start", ranges.get(i).start(), block);
			Optional<IpAddress> end = inside(at + ".end", ranges.get(i).end(), block);
			if (start.isPresent() && end.isPresent()
					&& this.wrong.require(start.get().compareTo(end.get()) <= 0, at + ".end", "range-order")) {
				IpBlock range = new IpBlock(start.get(), end.get());
				this.wrong.require(seen.stream().noneMatch(range::overlaps), at + ".start", "range-overlaps");
				seen.add(range);
			}
		}
	}

	private void hosts(String field, Subnet subnet, IpBlock block) {
		List<Lease> hosts = subnet.hostList();
		for (int i = 0; i < hosts.size(); i++) {
			Lease host = hosts.get(i);
			String at = field + ".hosts[" + i + "]";
			inside(at + ".address", host.address(), block);
			this.wrong.require(host.address() == null || !host.address().equals(subnet.address()), at + ".address",
					"address-own");
			this.wrong.require(host.mac() == null || field.equals("ipv4") && MAC.matcher(host.mac()).matches(),
					at + ".mac", field.equals("ipv4") ? "mac" : "mac-ipv6");
			this.wrong.require(host.id() == null || ID.matcher(host.id()).matches(), at + ".id", "client-id");
			this.wrong.require(host.name() == null || NAME.matcher(host.name()).matches(), at + ".name", "host-name");
			this.wrong.require(
					Stream
						.of(Optional.ofNullable(host.mac()), Optional.ofNullable(host.id()),
								Optional.ofNullable(host.name()))
						.anyMatch(Optional::isPresent),
					at + ".mac", field.equals("ipv4") ? "lease-whose" : "lease-whose-ipv6");
		}
		different(field, hosts);
	}

	private void different(String field, List<Lease> hosts) {
		this.wrong.requireDifferent(optionals(hosts.stream().map(Lease::mac)), field + ".hosts", ".mac");
		this.wrong.requireDifferent(optionals(hosts.stream().map(Lease::id)), field + ".hosts", ".id");
		this.wrong.requireDifferent(optionals(hosts.stream().map(Lease::address)), field + ".hosts", ".address");
		this.wrong.requireDifferent(optionals(hosts.stream().map(Lease::name)), field + ".hosts", ".name");
	}

	/** A list may hold nulls, other than what streams make. */
	private static List<@Nullable String> optionals(Stream<@Nullable String> values) {
		List<@Nullable String> list = new ArrayList<>();
		values.forEach(list::add);
		return list;
	}

	private Optional<IpAddress> inside(String field, @Nullable String text, IpBlock block) {
		Optional<IpAddress> address = IpAddress.of(text).filter((ip) -> ip.bits() == block.first().bits());
		if (this.wrong.require(address.isPresent(), field, (block.first().bits() == 32) ? "ipv4" : "ipv6")) {
			boolean edge = block.first().bits() == 32
					&& (address.get().equals(block.first()) || address.get().equals(block.last()));
			this.wrong.require(block.contains(address.get()) && !edge, field, "address-outside");
		}
		return address;
	}

	private void routes() {
		List<Route> routes = this.draft.routeList();
		for (int i = 0; i < routes.size(); i++) {
			Route route = routes.get(i);
			String at = "routes[" + i + "]";
			Optional<IpBlock> to = IpBlock.of(route.to());
			Optional<IpAddress> via = IpAddress.of(route.via());
			this.wrong.require(to.isPresent() && IpAddress.of(String.valueOf(route.to()).split("/")[0])
				.filter(to.get().first()::equals)
				.isPresent(), at + ".to", "route-to");
			this.wrong.require(via.isPresent() && isOfTheNetwork(via.get()), at + ".via", "route-via");
			Long metric = route.metric();
			this.wrong.require(metric == null || metric >= 1 && metric <= 65535, at + ".metric", "number", 1, 65535);
		}
	}

	private boolean isOfTheNetwork(IpAddress address) {
		for (Subnet subnet : new @Nullable Subnet[] { this.draft.ipv4(), this.draft.ipv6() }) {
			if (subnet != null && IpBlock.of(subnet.address(), subnet.prefix())
				.filter((block) -> block.contains(address))
				.isPresent()) {
				return true;
			}
		}
		return false;
	}

	private void nat() {
		Nat nat = this.draft.nat();
		AddressRange addresses = (nat != null) ? nat.addresses() : null;
		if (addresses != null) {
			Optional<IpAddress> start = IpAddress.of(addresses.start()).filter((ip) -> ip.bits() == 32);
			Optional<IpAddress> end = IpAddress.of(addresses.end()).filter((ip) -> ip.bits() == 32);
			this.wrong.require(start.isPresent(), "nat.addresses.start", "ipv4");
			this.wrong.require(end.isPresent(), "nat.addresses.end", "ipv4");
			if (start.isPresent() && end.isPresent()) {
				this.wrong.require(start.get().compareTo(end.get()) <= 0, "nat.addresses.end", "range-order");
			}
		}
		PortRange ports = (nat != null) ? nat.ports() : null;
		if (ports != null) {
			boolean good = port("nat.ports.start", ports.start()) & port("nat.ports.end", ports.end());
			Long start = ports.start();
			Long end = ports.end();
			this.wrong.require(!good || start != null && end != null && start <= end, "nat.ports.end", "range-order");
		}
	}

	private boolean port(String field, @Nullable Long port) {
		return this.wrong.require(port != null && port >= 1 && port <= 65535, field, "number", 1, 65535);
	}

}

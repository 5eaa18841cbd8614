package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Dns;
import dev.weir.network.definition.NetworkDraft.Lease;
import dev.weir.network.definition.NetworkDraft.Nat;
import dev.weir.network.definition.NetworkDraft.PortGroup;
import dev.weir.network.definition.NetworkDraft.PortRange;
import dev.weir.network.definition.NetworkDraft.Rate;
import dev.weir.network.definition.NetworkDraft.Subnet;
import dev.weir.network.definition.NetworkDraft.Vlan;
import dev.weir.network.definition.NetworkForm.GroupRow;

/**
 * Fills the form with what a network is. Stateless.
 */
final class FormText {

	private FormText() {
	}

	/** The form of a network that is to be made: NAT with a free block of addresses. */
	static NetworkForm fresh(int block) {
		String net = "192.168." + block + ".";
		Subnet ipv4 = new Subnet(net + "1", 24L, List.of(new AddressRange(net + "2", net + "254")), List.of());
		NetworkDraft draft = new NetworkDraft(null, NetworkMode.NAT.id(), null, null, null, List.of(), null, null, null,
				false, false, null, ipv4, null, List.of(), null, null, null, null, List.of(), true, true);
		return of(draft, null);
	}

	static NetworkForm of(NetworkDraft draft, @Nullable String version) {
		Nat nat = draft.nat();
		Dns dns = (draft.dns() != null) ? draft.dns() : Dns.NONE;
		Rate in = rate(draft.inbound());
		Rate out = rate(draft.outbound());
		Vlan vlan = draft.vlan();
		return new NetworkForm(draft.name(), draft.mode(), version, draft.bridge(), draft.stp() == null || draft.stp(),
				draft.device(), String.join("\n", draft.deviceList()), draft.physicalFunction(), text(draft.mtu()),
				draft.domain(), draft.domainLocal(), draft.isolatedPorts(),
				(nat != null) ? range(nat.addresses()) : null, (nat != null) ? ports(nat.ports()) : null,
				nat != null && Boolean.TRUE.equals(nat.ipv6()), cidr(draft.ipv4()), ranges(draft.ipv4()),
				hosts(draft.ipv4()), cidr(draft.ipv6()), ranges(draft.ipv6()), hosts(draft.ipv6()),
				lines(draft.routeList().stream().map((route) -> words(route.to(), route.via(), text(route.metric())))),
				!Boolean.FALSE.equals(dns.enabled()),
				lines(dns.forwarderList().stream().map((each) -> words(each.domain(), each.address()))),
				lines(dns.hostList().stream().map((host) -> host.address() + " " + String.join(" ", host.nameList()))),
				text(in.average()), text(in.peak()), text(in.burst()), text(out.average()), text(out.peak()),
				text(out.burst()), tags(vlan), vlan != null && Boolean.TRUE.equals(vlan.trunk()),
				draft.portGroupList().stream().map(FormText::row).toList(), draft.autostart(), draft.start());
	}

	private static GroupRow row(PortGroup group) {
		Rate in = rate(group.inbound());
		Rate out = rate(group.outbound());
		return new GroupRow(group.name(), group.byDefault(), tags(group.vlan()),
				group.vlan() != null && Boolean.TRUE.equals(group.vlan().trunk()), text(in.average()), text(in.peak()),
				text(in.burst()), text(out.average()), text(out.peak()), text(out.burst()));
	}

	private static Rate rate(@Nullable Rate rate) {
		return (rate != null) ? rate : Rate.NONE;
	}

	private static @Nullable String cidr(@Nullable Subnet subnet) {
		return (subnet != null) ? subnet.address() + "/" + text(subnet.prefix()) : null;
	}

	private static @Nullable String ranges(@Nullable Subnet subnet) {
		return (subnet != null) ? lines(subnet.rangeList().stream().map(FormText::range)) : null;
	}

	private static @Nullable String hosts(@Nullable Subnet subnet) {
		return (subnet != null) ? lines(subnet.hostList().stream().map(FormText::lease)) : null;
	}

	private static String lease(Lease lease) {
		return words(lease.mac(), (lease.id() != null) ? "id:" + lease.id() : null, lease.address(), lease.name());
	}

	private static String range(@Nullable AddressRange range) {
		return (range != null) ? range.start() + " - " + range.end() : "";
	}

	private static String ports(@Nullable PortRange ports) {
		return (ports != null) ? ports.start() + " - " + ports.end() : "";
	}

	private static String tags(@Nullable Vlan vlan) {
		return (vlan == null) ? "" : vlan.tagList().stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	private static String lines(Stream<String> lines) {
		return lines.collect(Collectors.joining("\n"));
	}

	private static String words(@Nullable String... words) {
		List<String> told = new ArrayList<>();
		for (String word : words) {
			if (word != null) {
				told.add(word);
			}
		}
		return String.join(" ", told);
	}

	private static @Nullable String text(@Nullable Long number) {
		return (number != null) ? number.toString() : null;
	}

}

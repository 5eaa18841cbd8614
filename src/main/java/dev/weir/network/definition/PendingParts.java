package dev.weir.network.definition;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.weir.network.definition.NetworkDraft.Dns;
import dev.weir.network.definition.NetworkDraft.Subnet;

/**
 * In which parts two definitions of a network differ: what runs, and what its next start
 * will use. Stateless.
 */
final class PendingParts {

	private static final Map<String, Function<NetworkDraft, @Nullable Object>> PARTS = new LinkedHashMap<>();

	static {
		PARTS.put("mode", NetworkDraft::mode);
		PARTS.put("bridge", NetworkDraft::bridge);
		PARTS.put("stp", NetworkDraft::stp);
		PARTS.put("device", NetworkDraft::device);
		PARTS.put("devices", NetworkDraft::devices);
		PARTS.put("physicalFunction", NetworkDraft::physicalFunction);
		PARTS.put("mtu", NetworkDraft::mtu);
		PARTS.put("nat", NetworkDraft::nat);
		PARTS.put("ipv4", (draft) -> ordered(draft.ipv4()));
		PARTS.put("ipv6", (draft) -> ordered(draft.ipv6()));
		PARTS.put("routes", NetworkDraft::routes);
		PARTS.put("domain", NetworkDraft::domain);
		PARTS.put("domainLocal", NetworkDraft::domainLocal);
		PARTS.put("dns", (draft) -> ordered(draft.dns()));
		PARTS.put("inbound", NetworkDraft::inbound);
		PARTS.put("outbound", NetworkDraft::outbound);
		PARTS.put("vlan", NetworkDraft::vlan);
		PARTS.put("isolatedPorts", NetworkDraft::isolatedPorts);
		PARTS.put("portGroups", (draft) -> ordered(draft.portGroupList()));
	}

	private PendingParts() {
	}

	/** Names of the parts that differ, as in the REST contract. */
	static List<String> between(NetworkDraft live, NetworkDraft inactive) {
		return PARTS.entrySet()
			.stream()
			.filter((part) -> !Objects.equals(part.getValue().apply(live), part.getValue().apply(inactive)))
			.map(Map.Entry::getKey)
			.toList();
	}

	/** What is added while it runs goes to the end, wherever its definition has it. */
	private static @Nullable Subnet ordered(@Nullable Subnet subnet) {
		return (subnet == null) ? null : new Subnet(subnet.address(), subnet.prefix(), ordered(subnet.rangeList()),
				ordered(subnet.hostList()));
	}

	private static @Nullable Dns ordered(@Nullable Dns dns) {
		return (dns == null) ? null : new Dns(dns.enabled(), dns.forwarders(), ordered(dns.hostList()));
	}

	private static <T> List<T> ordered(List<T> things) {
		return things.stream().sorted(Comparator.comparing(String::valueOf)).toList();
	}

}

package dev.weir.network;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.xml.NetworkXml;

/**
 * A network in the REST contract. Immutable; texts come from the host and are hostile.
 *
 * @param mode nat, route, open, bridge, isolated, ..., or null until it was read
 * @param addresses what the host has in it
 */
record NetworkResource(String name, String uuid, boolean active, boolean persistent, boolean autostart,
		@Nullable String bridge, @Nullable String mode, @Nullable String domain, List<Address> addresses) {

	static NetworkResource of(NetworkView view) {
		NetworkInfo info = view.info();
		NetworkXml definition = view.definition();
		return new NetworkResource(info.name(), info.uuid().toString(), info.active(), info.persistent(),
				info.autostart(), info.bridge(), view.mode(), (definition != null) ? definition.domain() : null,
				(definition != null) ? definition.ips().stream().map(Address::of).toList() : List.of());
	}

	/**
	 * An address of the host in the network.
	 *
	 * @param prefix length of the prefix, -1 where the definition tells none
	 * @param dhcpRanges what DHCP gives from
	 */
	record Address(String address, int prefix, List<NetworkXml.DhcpRange> dhcpRanges) {

		static Address of(NetworkXml.Ip ip) {
			return new Address(ip.address(), ip.prefix(), ip.ranges());
		}

	}

	/**
	 * An address given by DHCP.
	 *
	 * @param expires null for never
	 */
	record Lease(@Nullable String mac, String address, int prefix, @Nullable String hostname,
			@Nullable Instant expires) {

		static Lease of(DhcpLease lease) {
			return new Lease(lease.mac(), lease.address(), lease.prefix(), lease.hostname(), lease.expires());
		}

	}

}

package dev.weir.network;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.NetworkInfo;

/**
 * A network in the REST contract. Immutable; texts come from the host and are hostile.
 *
 * @param mode nat, route, open, bridge, isolated, ..., or null until it was read
 */
record NetworkResource(String name, String uuid, boolean active, boolean persistent, boolean autostart,
		@Nullable String bridge, @Nullable String mode, @Nullable String domain,
		List<NetworkDetails.Address> addresses) {

	static NetworkResource of(NetworkView view) {
		NetworkInfo info = view.info();
		NetworkDetails details = view.details();
		return new NetworkResource(info.name(), info.uuid().toString(), info.active(), info.persistent(),
				info.autostart(), info.bridge(), (details != null) ? details.mode() : null,
				(details != null) ? details.domain() : null, (details != null) ? details.addresses() : List.of());
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

package dev.weir.network.definition;

import java.util.List;

import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Dns;
import dev.weir.network.definition.NetworkDraft.DnsHost;
import dev.weir.network.definition.NetworkDraft.Forwarder;
import dev.weir.network.definition.NetworkDraft.Lease;
import dev.weir.network.definition.NetworkDraft.Nat;
import dev.weir.network.definition.NetworkDraft.PortGroup;
import dev.weir.network.definition.NetworkDraft.PortRange;
import dev.weir.network.definition.NetworkDraft.Rate;
import dev.weir.network.definition.NetworkDraft.Route;
import dev.weir.network.definition.NetworkDraft.Subnet;
import dev.weir.network.definition.NetworkDraft.Vlan;
import org.jspecify.annotations.Nullable;

/** Networks that have everything their mode can have. */
final class Drafts {

	private Drafts() {
	}

	/**
	 * @param block third number of its addresses
	 */
	static NetworkDraft of(NetworkMode mode, String name, int block) {
		boolean own = mode.hasOwnBridge();
		String net = "192.168." + block + ".";
		Subnet ipv4 = new Subnet(net + "1", 24L, List.of(new AddressRange(net + "10", net + "90")),
				List.of(new Lease("52:54:00:00:00:0a", null, "one", net + "5")));
		Subnet ipv6 = new Subnet("fd00:" + block + "::1", 64L,
				List.of(new AddressRange("fd00:" + block + "::10", "fd00:" + block + "::90")),
				List.of(new Lease(null, "0:3:0:1:0:16:3e:11:22:33", "one", "fd00:" + block + "::5")));
		Dns dns = new Dns(null, List.of(new Forwarder("lab.example", "192.0.2.53"), new Forwarder(null, "192.0.2.54")),
				List.of(new DnsHost(net + "7", List.of("db", "db.lab.example"))));
		return new NetworkDraft(name, mode.id(), own ? "wr" + block : mode.needsBridge() ? "br0" : null,
				own ? false : null, null, mode.isMacvtap() ? List.of("eth0", "eth1") : List.of(),
				(mode == NetworkMode.HOSTDEV) ? "ens1f0" : null, own ? 1400L : null, own ? "lab.example" : null, own,
				own,
				(mode == NetworkMode.NAT)
						? new Nat(new AddressRange("203.0.113.1", "203.0.113.9"), new PortRange(2000L, 3000L), false)
						: null,
				own ? ipv4 : null, own ? ipv6 : null,
				own ? List.of(new Route("10.1.0.0/16", net + "3", 2L)) : List.of(), own ? dns : null,
				own ? new Rate(1000L, 2000L, 500L) : null, own ? new Rate(1000L, null, null) : null,
				mode.hasVlan() ? new Vlan(List.of(42L), false) : null, groups(mode), null, null);
	}

	private static List<PortGroup> groups(NetworkMode mode) {
		Vlan vlan = mode.hasVlan() ? new Vlan(List.of(7L, 8L), true) : null;
		Rate rate = rate(mode);
		return List.of(new PortGroup("red", true, vlan, rate, null), new PortGroup("blue", false, null, null, rate));
	}

	private static @Nullable Rate rate(NetworkMode mode) {
		return mode.hasPortBandwidth() ? new Rate(100L, null, null) : null;
	}

}

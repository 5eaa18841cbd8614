package dev.weir.network.definition;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.weir.network.NetworkMode;

/**
 * Which fields of the form a mode shows. Others are sent along unseen, so that nothing is
 * lost while somebody looks at another mode. Stateless.
 */
final class FormFields {

	private static final List<String> OF_OWN_BRIDGES = List.of("mtu", "domain", "ipv4", "ipv4Ranges", "ipv4Hosts",
			"ipv6", "ipv6Ranges", "ipv6Hosts", "routes", "dnsForwarders", "dnsHosts", "inboundAverage", "inboundPeak",
			"inboundBurst", "outboundAverage", "outboundPeak", "outboundBurst");

	private FormFields() {
	}

	/** Names of the fields that travel unseen. */
	static List<String> hidden(@Nullable NetworkMode mode) {
		if (mode == null) {
			return List.of();
		}
		return Stream
			.of(unless(mode.hasOwnBridge(), OF_OWN_BRIDGES),
					unless(mode.hasOwnBridge() || mode.needsBridge(), List.of("bridge")),
					unless(mode.hasOutgoingDevice(), List.of("device")),
					unless(mode.isMacvtap() || mode == NetworkMode.HOSTDEV, List.of("devices")),
					unless(mode == NetworkMode.HOSTDEV, List.of("physicalFunction")),
					unless(mode == NetworkMode.NAT, List.of("natAddresses", "natPorts")),
					unless(mode.hasVlan(), List.of("vlan")))
			.flatMap(List::stream)
			.toList();
	}

	private static List<String> unless(boolean shown, List<String> fields) {
		return shown ? List.of() : fields;
	}

}

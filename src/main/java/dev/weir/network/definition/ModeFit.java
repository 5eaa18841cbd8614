package dev.weir.network.definition;

import dev.weir.network.NetworkMode;

/**
 * What a mode has no place for: told, not silently dropped. Stateless.
 */
final class ModeFit {

	private static final String NOT_IN_MODE = "not-in-mode";

	private ModeFit() {
	}

	static void check(NetworkDraft draft, NetworkMode mode, Findings wrong) {
		if (!mode.hasOwnBridge()) {
			wrong.require(draft.stp() == null, "stp", NOT_IN_MODE);
			wrong.require(draft.mtu() == null, "mtu", NOT_IN_MODE);
			wrong.require(draft.domain() == null, "domain", NOT_IN_MODE);
			wrong.require(draft.ipv4() == null, "ipv4", NOT_IN_MODE);
			wrong.require(draft.ipv6() == null, "ipv6", NOT_IN_MODE);
			wrong.require(draft.dns() == null, "dns", NOT_IN_MODE);
			wrong.require(draft.routeList().isEmpty(), "routes", NOT_IN_MODE);
			wrong.require(draft.inbound() == null, "inbound", NOT_IN_MODE);
			wrong.require(draft.outbound() == null, "outbound", NOT_IN_MODE);
		}
		wrong.require(mode.hasOwnBridge() || mode.needsBridge() || draft.bridge() == null, "bridge", NOT_IN_MODE);
		wrong.require(mode.hasOutgoingDevice() || draft.device() == null, "device", NOT_IN_MODE);
		boolean choosesDevices = mode.isMacvtap() || mode == NetworkMode.HOSTDEV;
		wrong.require(choosesDevices || draft.deviceList().isEmpty(), "devices", NOT_IN_MODE);
		wrong.require(mode == NetworkMode.HOSTDEV || draft.physicalFunction() == null, "physicalFunction", NOT_IN_MODE);
		wrong.require(mode == NetworkMode.NAT || draft.nat() == null, "nat", NOT_IN_MODE);
		wrong.require(mode.hasVlan() || draft.vlan() == null, "vlan", NOT_IN_MODE);
		boolean isolates = mode.hasOwnBridge() || mode == NetworkMode.BRIDGE;
		wrong.require(isolates || !Boolean.TRUE.equals(draft.isolatedPorts()), "isolatedPorts", NOT_IN_MODE);
	}

}

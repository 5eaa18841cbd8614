package dev.weir.network;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.NetworkXml;

/**
 * How a network connects its guests, in the words of the REST contract and of forms.
 * libvirt's {@code bridge} is three things: a bridge of the host, an Open vSwitch bridge,
 * and macvtap on devices of the host
 * (<a href="https://libvirt.org/formatnetwork.html#connectivity">connectivity</a>).
 */
public enum NetworkMode {

	NAT("nat", "nat"), ROUTE("route", "route"), OPEN("open", "open"), ISOLATED("isolated", null),
	BRIDGE("bridge", "bridge"), OPENVSWITCH("openvswitch", "bridge"), MACVTAP_BRIDGE("macvtap-bridge", "bridge"),
	MACVTAP_VEPA("macvtap-vepa", "vepa"), MACVTAP_PRIVATE("macvtap-private", "private"),
	MACVTAP_PASSTHROUGH("macvtap-passthrough", "passthrough"), HOSTDEV("hostdev", "hostdev");

	private final String id;

	private final @Nullable String forward;

	NetworkMode(String id, @Nullable String forward) {
		this.id = id;
		this.forward = forward;
	}

	public String id() {
		return this.id;
	}

	/** libvirt's word for it; null for a network that does not forward. */
	public @Nullable String forward() {
		return this.forward;
	}

	/** Whether libvirt makes its bridge, and with it addresses, DHCP and DNS. */
	public boolean hasOwnBridge() {
		return ordinal() <= ISOLATED.ordinal();
	}

	/** Whether it may forward to one device of the host only. */
	public boolean hasOutgoingDevice() {
		return this == NAT || this == ROUTE;
	}

	/** Whether it needs a bridge that the host has. */
	public boolean needsBridge() {
		return this == BRIDGE || this == OPENVSWITCH;
	}

	/** Whether guests sit directly on devices of the host. */
	public boolean isMacvtap() {
		return ordinal() >= MACVTAP_BRIDGE.ordinal() && this != HOSTDEV;
	}

	/** Whether libvirt passes VLAN tags on. */
	public boolean hasVlan() {
		return this == OPENVSWITCH || this == MACVTAP_PASSTHROUGH || this == HOSTDEV;
	}

	/** Whether libvirt limits the bandwidth of a port group. */
	public boolean hasPortBandwidth() {
		return hasOwnBridge() || needsBridge();
	}

	public static Optional<NetworkMode> find(@Nullable String id) {
		return Arrays.stream(values()).filter((mode) -> mode.id.equals(id)).findFirst();
	}

	/**
	 * The mode of a definition; empty for one of libvirt's that Weir does not know.
	 */
	public static Optional<NetworkMode> of(NetworkXml network) {
		String forward = network.forwardMode();
		if (forward == null) {
			return Optional.of(ISOLATED);
		}
		if (forward.equals("bridge")) {
			boolean bridged = network.bridge() != null;
			return Optional
				.of(!bridged ? MACVTAP_BRIDGE : "openvswitch".equals(network.virtualPort()) ? OPENVSWITCH : BRIDGE);
		}
		return Arrays.stream(values()).filter((mode) -> forward.equals(mode.forward)).findFirst();
	}

}

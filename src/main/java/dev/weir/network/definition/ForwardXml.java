package dev.weir.network.definition;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.AddressRange;
import dev.weir.network.definition.NetworkDraft.Nat;
import dev.weir.network.definition.NetworkDraft.PortRange;

/**
 * How a network forwards
 * (<a href="https://libvirt.org/formatnetwork.html#connectivity">format</a>). Stateless.
 */
final class ForwardXml {

	private static final XmlPath FORWARD = XmlPath.of("forward");

	private static final XmlPath MODE = XmlPath.of("forward/@mode");

	private static final XmlPath MANAGED = XmlPath.of("forward/@managed");

	private static final XmlPath DEVICE = XmlPath.of("forward/@dev");

	private static final XmlPath INTERFACE = XmlPath.of("forward/interface");

	private static final XmlPath FUNCTION = XmlPath.of("forward/pf/@dev");

	private static final XmlPath ADDRESS = XmlPath.of("forward/address");

	private static final XmlPath NAT = XmlPath.of("forward/nat");

	private static final XmlPath IPV6 = XmlPath.of("forward/nat/@ipv6");

	private static final XmlPath NAT_START = XmlPath.of("forward/nat/address/@start");

	private static final XmlPath NAT_END = XmlPath.of("forward/nat/address/@end");

	private static final XmlPath PORT_START = XmlPath.of("forward/nat/port/@start");

	private static final XmlPath PORT_END = XmlPath.of("forward/nat/port/@end");

	private static final XmlPath NAT_ADDRESS = XmlPath.of("forward/nat/address");

	private static final XmlPath NAT_PORT = XmlPath.of("forward/nat/port");

	private static final XmlPath DEV = XmlPath.of("@dev");

	private static final Items<String> INTERFACES = new Items<>(INTERFACE, (element) -> element.get(DEV, ""),
			(element, device) -> element.set(DEV, device), (device) -> device);

	private static final Items<String> FUNCTIONS = new Items<>(ADDRESS, PciAddress::read, PciAddress::write,
			(address) -> address);

	private ForwardXml() {
	}

	/** The one device that it forwards to. */
	static @Nullable String device(XmlElement network, @Nullable NetworkMode mode) {
		return (mode != null && mode.hasOutgoingDevice()) ? network.get(DEVICE) : null;
	}

	/** What guests sit on. A physical function's own functions are found by libvirt. */
	static List<String> devices(XmlElement network, @Nullable NetworkMode mode) {
		if (mode == NetworkMode.HOSTDEV) {
			return (function(network) != null) ? List.of() : FUNCTIONS.of(network);
		}
		return (mode != null && mode.isMacvtap()) ? INTERFACES.of(network) : List.of();
	}

	static @Nullable String function(XmlElement network) {
		return network.get(FUNCTION);
	}

	static @Nullable Nat nat(XmlElement network) {
		if (network.find(NAT).isEmpty()) {
			return null;
		}
		AddressRange addresses = network.find(NAT_ADDRESS).isEmpty() ? null
				: new AddressRange(network.get(NAT_START), network.get(NAT_END));
		PortRange ports = network.find(NAT_PORT).isEmpty() ? null
				: new PortRange(network.number(PORT_START, 0), network.number(PORT_END, 0));
		return new Nat(addresses, ports, "yes".equals(network.get(IPV6)));
	}

	static void write(XmlElement network, NetworkMode mode, NetworkDraft now, NetworkDraft wanted) {
		String word = mode.forward();
		if (word == null) {
			network.set(FORWARD, null);
			return;
		}
		if (network.find(FORWARD).isEmpty() || !word.equals(network.get(MODE, "nat"))) {
			network.set(FORWARD, null).set(MODE, word);
			network.set(MANAGED, (mode == NetworkMode.HOSTDEV) ? "yes" : null);
		}
		writeDevices(network, mode, now, wanted);
		Nat nat = (mode == NetworkMode.NAT) ? wanted.nat() : null;
		if (!Objects.equals(nat(network), nat)) {
			writeNat(network, nat);
		}
	}

	private static void writeDevices(XmlElement network, NetworkMode mode, NetworkDraft now, NetworkDraft wanted) {
		if (mode.hasOutgoingDevice()) {
			if (!Objects.equals(now.device(), wanted.device())) {
				network.set(INTERFACE, null).set(DEVICE, wanted.device());
			}
			return;
		}
		boolean same = mode.id().equals(now.mode()) && now.deviceList().equals(wanted.deviceList())
				&& Objects.equals(now.physicalFunction(), wanted.physicalFunction());
		if (same) {
			return;
		}
		network.set(DEVICE, null).set(FUNCTION, wanted.physicalFunction());
		INTERFACES.write(network, mode.isMacvtap() ? wanted.deviceList() : List.of());
		FUNCTIONS.write(network, (mode == NetworkMode.HOSTDEV) ? wanted.deviceList() : List.of());
	}

	private static void writeNat(XmlElement network, @Nullable Nat nat) {
		if (nat == null) {
			network.set(NAT, null);
			return;
		}
		AddressRange addresses = nat.addresses();
		PortRange ports = nat.ports();
		network.set(IPV6, Boolean.TRUE.equals(nat.ipv6()) ? "yes" : null);
		network.set(NAT_START, (addresses != null) ? addresses.start() : null)
			.set(NAT_END, (addresses != null) ? addresses.end() : null);
		network.set(PORT_START, text((ports != null) ? ports.start() : null))
			.set(PORT_END, text((ports != null) ? ports.end() : null));
	}

	private static @Nullable String text(@Nullable Long number) {
		return (number != null) ? number.toString() : null;
	}

}

package dev.weir.network.definition;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.network.NetworkMode;
import dev.weir.network.definition.NetworkDraft.Route;
import dev.weir.network.definition.PortGroupXml.Direction;
import dev.weir.problem.Problem;

/**
 * The definition of a network as a document: what a draft says is read and written, all
 * else stays as it is. Not thread-safe.
 */
final class NetworkDocument {

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath BRIDGE = XmlPath.of("bridge");

	private static final XmlPath BRIDGE_NAME = XmlPath.of("bridge/@name");

	private static final XmlPath STP = XmlPath.of("bridge/@stp");

	private static final XmlPath MTU = XmlPath.of("mtu/@size");

	private static final XmlPath MAC = XmlPath.of("mac");

	private static final XmlPath DOMAIN = XmlPath.of("domain/@name");

	private static final XmlPath LOCAL = XmlPath.of("domain/@localOnly");

	private static final XmlPath IP = XmlPath.of("ip");

	private static final XmlPath ISOLATED = XmlPath.of("port/@isolated");

	private static final XmlPath VIRTUAL_PORT = XmlPath.of("virtualport");

	private static final XmlPath PORT_TYPE = XmlPath.of("virtualport/@type");

	private static final XmlPath ADDRESS = XmlPath.of("@address");

	private static final XmlPath PREFIX = XmlPath.of("@prefix");

	private static final XmlPath FAMILY = XmlPath.of("@family");

	private static final XmlPath GATEWAY = XmlPath.of("@gateway");

	private static final XmlPath METRIC = XmlPath.of("@metric");

	private static final Items<Route> ROUTES = new Items<>(XmlPath.of("route"), NetworkDocument::route,
			NetworkDocument::write, (route) -> Objects.requireNonNullElse(route.to(), ""));

	private final XmlDocument document;

	private final XmlElement network;

	private NetworkDocument(XmlDocument document) {
		this.document = document;
		this.network = document.root();
	}

	/**
	 * @throws Problem of kind INVALID_DEFINITION when it is no network
	 */
	static NetworkDocument parse(String xml) {
		return new NetworkDocument(XmlDocument.parse(xml, "network"));
	}

	/** A new network. */
	static NetworkDocument of(NetworkDraft draft, NetworkMode mode) {
		NetworkDocument made = new NetworkDocument(XmlDocument.create("network"));
		made.network.set(NAME, draft.name());
		made.write(draft, mode);
		return made;
	}

	XmlElement root() {
		return this.network;
	}

	String text() {
		return this.document.text();
	}

	/** What it says, tidy. */
	NetworkDraft draft() {
		NetworkMode mode = NetworkMode.of(NetworkXml.read(text())).orElse(null);
		String stp = this.network.get(STP);
		long mtu = this.network.number(MTU, -1);
		return new NetworkDraft(this.network.get(NAME),
				(mode != null) ? mode.id() : this.network.get(XmlPath.of("forward/@mode")),
				this.network.get(BRIDGE_NAME), "off".equals(stp) ? false : null, ForwardXml.device(this.network, mode),
				List.copyOf(ForwardXml.devices(this.network, mode)), ForwardXml.function(this.network),
				(mtu >= 0) ? mtu : null, this.network.get(DOMAIN), "yes".equals(this.network.get(LOCAL)),
				"yes".equals(this.network.get(ISOLATED)), ForwardXml.nat(this.network),
				SubnetXml.IPV4.read(this.network), SubnetXml.IPV6.read(this.network),
				List.copyOf(ROUTES.of(this.network)), DnsXml.read(this.network), Direction.INBOUND.read(this.network),
				Direction.OUTBOUND.read(this.network), PortGroupXml.vlan(this.network),
				List.copyOf(PortGroupXml.GROUPS.of(this.network)), null, null)
			.tidy();
	}

	/**
	 * Has it say what the draft says. What the mode cannot have goes.
	 * @param draft tidy and checked
	 */
	void write(NetworkDraft draft, NetworkMode mode) {
		NetworkDraft now = draft();
		ForwardXml.write(this.network, mode, now, draft);
		writeBridge(draft, mode);
		if (!mode.hasOwnBridge()) {
			this.network.set(MAC, null);
		}
		this.network.set(MTU, mode.hasOwnBridge() ? text(draft.mtu()) : null);
		writeDomain(draft, mode);
		DnsXml.write(this.network, mode.hasOwnBridge() ? draft.dns() : null);
		PortGroupXml.writeVlan(this.network, mode.hasVlan() ? draft.vlan() : null);
		Direction.INBOUND.write(this.network, mode.hasOwnBridge() ? draft.inbound() : null);
		Direction.OUTBOUND.write(this.network, mode.hasOwnBridge() ? draft.outbound() : null);
		set(ISOLATED, Boolean.TRUE.equals(draft.isolatedPorts()));
		if (!mode.hasOwnBridge()) {
			this.network.set(IP, null);
		}
		SubnetXml.IPV4.write(this.network, mode.hasOwnBridge() ? draft.ipv4() : null);
		SubnetXml.IPV6.write(this.network, mode.hasOwnBridge() ? draft.ipv6() : null);
		ROUTES.write(this.network, mode.hasOwnBridge() ? draft.routeList() : List.of());
		PortGroupXml.GROUPS.write(this.network, draft.portGroupList());
	}

	private void writeBridge(NetworkDraft draft, NetworkMode mode) {
		if (!mode.hasOwnBridge() && !mode.needsBridge()) {
			this.network.set(BRIDGE, null);
		}
		else {
			this.network.set(BRIDGE_NAME, draft.bridge());
		}
		boolean off = mode.hasOwnBridge() && Boolean.FALSE.equals(draft.stp());
		if (off != "off".equals(this.network.get(STP)) || !mode.hasOwnBridge()) {
			this.network.set(STP, off ? "off" : null);
		}
		boolean openVSwitch = "openvswitch".equals(this.network.get(PORT_TYPE));
		if (mode == NetworkMode.OPENVSWITCH && !openVSwitch) {
			this.network.set(VIRTUAL_PORT, null).set(PORT_TYPE, "openvswitch");
		}
		else if (mode != NetworkMode.OPENVSWITCH && openVSwitch || mode.hasOwnBridge()) {
			this.network.set(VIRTUAL_PORT, null);
		}
	}

	private void writeDomain(NetworkDraft draft, NetworkMode mode) {
		String domain = mode.hasOwnBridge() ? draft.domain() : null;
		set(LOCAL, domain != null && Boolean.TRUE.equals(draft.domainLocal()));
		this.network.set(DOMAIN, domain);
	}

	/** Leaves {@code no} as it is where it is no. */
	private void set(XmlPath path, boolean value) {
		if (value != "yes".equals(this.network.get(path))) {
			this.network.set(path, value ? "yes" : null);
		}
	}

	private static Route route(XmlElement element) {
		long metric = element.number(METRIC, -1);
		Long prefix = element.number(PREFIX, -1);
		return new Route(element.get(ADDRESS) + "/" + ((prefix >= 0) ? prefix : ""), element.get(GATEWAY),
				(metric >= 0) ? metric : null)
			.tidy();
	}

	private static void write(XmlElement element, Route route) {
		String to = Objects.requireNonNullElse(route.to(), "");
		int slash = to.indexOf('/');
		element.set(FAMILY, to.contains(":") ? "ipv6" : null)
			.set(ADDRESS, to.substring(0, slash))
			.set(PREFIX, to.substring(slash + 1))
			.set(GATEWAY, route.via())
			.set(METRIC, text(route.metric()));
	}

	private static @Nullable String text(@Nullable Long number) {
		return (number != null) ? number.toString() : null;
	}

}

package dev.weir.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HostReadings;
import dev.weir.hypervisor.HostDevices;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.NaturalOrder;

/**
 * The network interfaces of a host, to choose from: from libvirt's interface driver where
 * the host has one, and from its devices. Kept for a short while; checks no permission.
 * Thread-safe.
 */
@Component
public class HostInterfaces {

	private static final Duration FRESH_FOR = Duration.ofSeconds(20);

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath MAC = XmlPath.of("mac/@address");

	private static final XmlPath STATE = XmlPath.of("link/@state");

	private static final XmlPath SPEED = XmlPath.of("link/@speed");

	private static final XmlPath BRIDGE_PORTS = XmlPath.of("bridge/interface");

	private static final XmlPath BOND_PORTS = XmlPath.of("bond/interface");

	private static final XmlPath PARENT = XmlPath.of("parent");

	private static final XmlPath CAPABILITY = XmlPath.of("capability");

	private static final XmlPath INTERFACE = XmlPath.of("interface");

	private static final XmlPath ADDRESS = XmlPath.of("address");

	private final HostReadings<List<HostInterface>> readings;

	HostInterfaces(HostCommands commands, Clock clock) {
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, all) -> readAll(connection));
	}

	/**
	 * All of them, by name; waits for the host a few seconds.
	 * @throws Problem when they were never read and cannot be now
	 */
	public List<HostInterface> read(HostId host) {
		return this.readings.get(host, "", "").value();
	}

	/** The same for forms, which do without: none when they cannot be read. */
	public List<HostInterface> ifReadable(HostId host) {
		try {
			return read(host);
		}
		catch (Problem ex) {
			return List.of();
		}
	}

	private static List<HostInterface> readAll(HypervisorConnection connection) {
		Map<String, HostInterface> all = new TreeMap<>(NaturalOrder.INSTANCE);
		optional(() -> connection.devices().nodeDevices(HostDevices.Kind.NET)).stream()
			.map((xml) -> ofDevice(XmlDocument.parse(xml, "device").root()))
			.filter((each) -> !each.name().isEmpty())
			.forEach((each) -> all.put(each.name(), each));
		optional(() -> connection.devices().interfaces()).stream()
			.map((xml) -> ofInterface(XmlDocument.parse(xml, "interface").root()))
			.forEach((each) -> all.merge(each.name(), each, HostInterfaces::merged));
		return List.copyOf(all.values());
	}

	/** Neither driver need be there; both missing is an empty list. */
	private static Collection<String> optional(Supplier<List<String>> source) {
		try {
			return source.get();
		}
		catch (Problem ex) {
			if (ex.kind() == ErrorKind.UNSUPPORTED || ex.kind() == ErrorKind.REFUSED_BY_HOST) {
				return List.of();
			}
			throw ex;
		}
	}

	private static HostInterface merged(HostInterface device, HostInterface told) {
		return new HostInterface(told.name(), told.kind(), (told.mac() != null) ? told.mac() : device.mac(),
				(told.link() != null) ? told.link() : device.link(),
				(told.speed() != null) ? told.speed() : device.speed(), told.ports(), device.parent());
	}

	private static HostInterface ofDevice(XmlElement device) {
		XmlElement net = device.find(CAPABILITY).orElse(device);
		String parent = device.get(PARENT);
		return new HostInterface(net.get(INTERFACE, ""), "ethernet", net.get(ADDRESS), net.get(STATE), net.get(SPEED),
				List.of(), "computer".equals(parent) ? null : parent);
	}

	private static HostInterface ofInterface(XmlElement element) {
		List<String> ports = element.all(element.get(TYPE, "").equals("bond") ? BOND_PORTS : BRIDGE_PORTS)
			.stream()
			.map((port) -> port.get(NAME, ""))
			.toList();
		return new HostInterface(element.get(NAME, ""), element.get(TYPE, "ethernet"), element.get(MAC),
				element.get(STATE), element.get(SPEED), ports, null);
	}

}

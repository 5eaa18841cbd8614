package dev.weir.host.devices;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.HostDeviceOffer;
import dev.weir.host.HostDeviceOffers;
import dev.weir.host.HostReadings;
import dev.weir.hypervisor.HostDevices;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.xml.NodeDeviceXml;
import dev.weir.problem.Problem;
import dev.weir.query.NaturalOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the devices of hosts for those who may see them, asked of the host when somebody
 * looks and kept for a short while. Thread-safe.
 */
@Component
class NodeDevices implements HostDeviceOffers {

	private static final Logger log = LoggerFactory.getLogger(NodeDevices.class);

	private static final Duration FRESH_FOR = Duration.ofSeconds(20);

	private static final Comparator<NodeDevice> BY_ADDRESS = Comparator.comparing(NodeDevice::kind)
		.thenComparing(NodeDevice::address, NaturalOrder.INSTANCE)
		.thenComparing(NodeDevice::name, NaturalOrder.INSTANCE);

	private final Access access;

	private final Fleet fleet;

	private final HostReadings<List<NodeDeviceXml>> readings;

	NodeDevices(Access access, Fleet fleet, HostCommands commands, Clock clock) {
		this.access = access;
		this.fleet = fleet;
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, (connection, all) -> devices(connection));
	}

	/** The host as the mirror has it; never waits. */
	HostMirror host(HostId id) {
		this.access.require(Permission.HOST_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	/**
	 * All devices, by kind and address; waits for the host a few seconds.
	 * @throws Problem when they were never read and cannot be now; UNSUPPORTED where
	 * libvirt has no driver for them
	 */
	List<NodeDevice> read(HostId id) {
		HostMirror host = host(id);
		Holders holders = Holders.of(host);
		return this.readings.get(id, "", "")
			.value()
			.stream()
			.filter((device) -> DeviceKind.of(device).isPresent())
			.map((device) -> NodeDevice.of(device, holders.of(device)))
			.sorted(BY_ADDRESS)
			.toList();
	}

	@Override
	public List<HostDeviceOffer> offers(HostId id) {
		HostMirror host = host(id);
		Holders holders = Holders.of(host);
		return this.readings.get(id, "", "")
			.value()
			.stream()
			.filter((device) -> device.isAssignable() && DeviceKind.of(device).isPresent())
			.map((device) -> NodeDevice.of(device, holders.of(device)).offer(device.keys()))
			.sorted(Comparator.comparing(HostDeviceOffer::kind)
				.thenComparing(HostDeviceOffer::address, NaturalOrder.INSTANCE))
			.toList();
	}

	private static List<NodeDeviceXml> devices(HypervisorConnection connection) {
		return connection.devices()
			.nodeDevices(HostDevices.Kind.values())
			.stream()
			.flatMap(NodeDevices::device)
			.toList();
	}

	/** One that cannot be read hides none of the others. */
	private static Stream<NodeDeviceXml> device(String xml) {
		try {
			return Stream.of(NodeDeviceXml.read(xml));
		}
		catch (Problem ex) {
			log.debug("A device cannot be read: {}", ex.getMessage());
			return Stream.empty();
		}
	}

}

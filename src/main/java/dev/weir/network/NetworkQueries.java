package dev.weir.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.HostReadings;
import dev.weir.host.HostReadings.Reading;
import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.problem.Problem;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.query.NaturalOrder;

/**
 * Reads networks for people who may. Lists come from the mirror without waiting; details
 * and leases from the host, kept for a short while. Thread-safe.
 */
@Component
class NetworkQueries {

	private static final Duration LEASES_FRESH_FOR = Duration.ofSeconds(5);

	private static final Fields<NetworkView> FIELDS = Fields.<NetworkView>none()
		.text("name", NetworkView::name)
		.text("bridge", (view) -> view.info().bridge())
		.texts("address", NetworkView::addresses)
		.choice("mode", NetworkView::modeId, Arrays.stream(NetworkMode.values()).map(NetworkMode::id).toList())
		.flag("active", (view) -> view.info().active())
		.flag("autostart", (view) -> view.info().autostart());

	private final Access access;

	private final Fleet fleet;

	private final NetworkReadings readings;

	private final HostReadings<List<DhcpLease>> leases;

	NetworkQueries(Access access, Fleet fleet, NetworkReadings readings, HostCommands commands, Clock clock) {
		this.access = access;
		this.fleet = fleet;
		this.readings = readings;
		this.leases = new HostReadings<>(commands, clock, LEASES_FRESH_FOR,
				(connection, network) -> List.copyOf(connection.networks().leases(network)));
	}

	HostMirror host(HostId id) {
		this.access.require(Permission.NETWORK_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	/** Networks that fit the filter, by name, with what was last read of each. */
	List<NetworkView> list(HostId host, String q) {
		Filter<NetworkView> filter = Filter.parse(q, FIELDS);
		Map<String, NetworkXml> known = this.readings.last(host);
		return host(host).networks()
			.stream()
			.map((network) -> new NetworkView(network, known.get(network.name())))
			.filter(filter)
			.sorted(Comparator.comparing(NetworkView::name, NaturalOrder.INSTANCE))
			.toList();
	}

	/**
	 * Has the details of all networks read; waits for the host a few seconds at most.
	 * What cannot be read stays unknown.
	 */
	void readDetails(HostId host) {
		try {
			this.readings.read(host(host));
		}
		catch (Problem ex) {
			// the page tells that the host is away, and what was read before
		}
	}

	/** One network with its details; waits for the host where they are not known. */
	NetworkView get(HostId host, String network) {
		HostMirror mirror = host(host);
		NetworkRef ref = NetworkRef.of(this.fleet, host, network);
		return new NetworkView(ref.network(), this.readings.read(mirror).get(network));
	}

	/**
	 * @throws Problem of kind NOT_FOUND
	 */
	void requireKnown(HostId host, String network) {
		host(host);
		NetworkRef.of(this.fleet, host, network);
	}

	/** Addresses that its DHCP has given; waits for the host. */
	Reading<List<DhcpLease>> leases(HostId host, String network) {
		host(host);
		return this.leases.get(host, network, NetworkRef.of(this.fleet, host, network).network());
	}

}

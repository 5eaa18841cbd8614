package dev.weir.network;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

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
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Fields;
import dev.weir.query.Filter;

/**
 * Reads networks for people who may. Lists come from the mirror without waiting; details
 * and leases from the host, kept for a short while. Thread-safe.
 */
@Component
class NetworkQueries {

	private static final Duration DETAILS_FRESH_FOR = Duration.ofMinutes(1);

	private static final Duration LEASES_FRESH_FOR = Duration.ofSeconds(5);

	private static final Fields<NetworkInfo> FIELDS = Fields.<NetworkInfo>none()
		.text("name", NetworkInfo::name)
		.text("bridge", NetworkInfo::bridge)
		.flag("active", NetworkInfo::active)
		.flag("autostart", NetworkInfo::autostart);

	private final Access access;

	private final Fleet fleet;

	private final HostReadings<NetworkXml> details;

	private final HostReadings<List<DhcpLease>> leases;

	NetworkQueries(Access access, Fleet fleet, HostCommands commands, Clock clock) {
		this.access = access;
		this.fleet = fleet;
		this.details = new HostReadings<>(commands, clock, DETAILS_FRESH_FOR,
				(connection, network) -> NetworkXml.read(connection.networks().xml(network)));
		this.leases = new HostReadings<>(commands, clock, LEASES_FRESH_FOR,
				(connection, network) -> List.copyOf(connection.networks().leases(network)));
	}

	HostMirror host(HostId id) {
		this.access.require(Permission.NETWORK_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	/** Networks that fit the filter, by name, with what was last read of each. */
	List<NetworkView> list(HostId host, String q) {
		Filter<NetworkInfo> filter = Filter.parse(q, FIELDS);
		return host(host).networks()
			.stream()
			.filter(filter)
			.sorted(Comparator.comparing(NetworkInfo::name))
			.map((network) -> new NetworkView(network,
					this.details.last(host, network.name()).map(Reading::value).orElse(null)))
			.toList();
	}

	/**
	 * Has the details of all networks read that are not known yet; waits for the host a
	 * few seconds at most. What cannot be read stays unknown.
	 */
	void readDetails(HostId host) {
		for (NetworkInfo network : host(host).networks()) {
			try {
				this.details.get(host, network.name(), network);
			}
			catch (Problem ex) {
				if (ex.kind() == ErrorKind.TIMED_OUT || ex.kind() == ErrorKind.HOST_UNREACHABLE) {
					return;
				}
			}
		}
	}

	/** One network with its details; waits for the host where they are not known. */
	NetworkView get(HostId host, String network) {
		host(host);
		NetworkRef ref = NetworkRef.of(this.fleet, host, network);
		return new NetworkView(ref.network(), this.details.get(host, network, ref.network()).value());
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

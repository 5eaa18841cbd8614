package dev.weir.network;

import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * A network of a host as the mirror saw it. Immutable.
 */
public record NetworkRef(HostId host, NetworkInfo network) {

	/**
	 * @throws Problem of kind NOT_FOUND for an unknown host or network
	 */
	public static NetworkRef of(Fleet fleet, HostId host, String network) {
		return new NetworkRef(host,
				fleet.requireHost(host)
					.network(network)
					.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "network.unknown", network)));
	}

	public String name() {
		return this.network.name();
	}

	public Target target() {
		return target(this.host, name());
	}

	/** A network that may not be there: for the permission, which comes first. */
	public static Target target(HostId host, String network) {
		return Target.of(Target.Kind.NETWORK, host + "/" + network, network);
	}

}

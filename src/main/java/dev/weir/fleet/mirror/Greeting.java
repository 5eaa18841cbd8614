package dev.weir.fleet.mirror;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NodeFacts;

/**
 * What a new connection is asked first: from here on events tell what changes, and what
 * was there before stands in the list. Immutable.
 */
record Greeting(NodeFacts facts, Census census) {

	static Greeting of(HypervisorConnection connection) {
		connection.subscribe();
		return new Greeting(connection.node().facts(), Census.of(connection));
	}

	/** Every domain by bulk calls only. */
	record Census(List<DomainRef> domains, Map<UUID, DomainStatus> statuses) {

		static Census of(HypervisorConnection connection) {
			return new Census(connection.domains().list(), connection.domains().statuses());
		}

	}

}

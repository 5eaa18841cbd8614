package dev.weir.fleet.mirror;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainSet;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NodeFacts;

/**
 * What a new connection is asked first: from here on events tell what changes, and what
 * was there before stands in the list. Immutable.
 *
 * @param held the domains of the census, to be let go of after the first reading
 */
record Greeting(NodeFacts facts, Census census, DomainSet held) {

	static Greeting of(HypervisorConnection connection) {
		connection.subscribe();
		NodeFacts facts = connection.node().facts();
		Map<UUID, DomainStatus> statuses = connection.domains().statuses();
		DomainSet held = connection.domains().hold();
		return new Greeting(facts, new Census(held.list(), statuses), held);
	}

	/** Every domain by bulk calls only. */
	record Census(List<DomainRef> domains, Map<UUID, DomainStatus> statuses) {

		static Census of(HypervisorConnection connection) {
			return new Census(connection.domains().list(), connection.domains().statuses());
		}

	}

}

package dev.weir.web.dashboard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;

/**
 * The fleet at a glance. Immutable.
 *
 * @param hosts hosts by state, those states only that occur
 * @param machines virtual machines of hosts that are up
 * @param lastKnown virtual machines of the others
 * @param troubled hosts that should be up and are not
 * @param hostCount all hosts
 * @param vmCount all virtual machines
 * @param inMaintenance hosts that take no new virtual machines
 */
record Overview(Map<HostState, Long> hosts, Machines machines, LastKnown lastKnown, List<HostMirror> troubled,
		int hostCount, int vmCount, int inMaintenance) {

	/** Counts in one pass over the machines. */
	static Overview of(Fleet fleet) {
		List<HostMirror> hosts = fleet.hosts();
		Map<HostState, Long> byState = new EnumMap<>(HostState.class);
		hosts.forEach((host) -> byState.merge(host.state(), 1L, Long::sum));
		List<HostMirror> troubled = hosts.stream().filter(Overview::isTroubled).toList();
		List<HostMirror> up = hosts.stream().filter(HostMirror::isUp).toList();
		Machines machines = Machines.of(up);
		LastKnown lastKnown = LastKnown.of(hosts.stream().filter((host) -> !host.isUp()).toList());
		return new Overview(byState, machines, lastKnown, troubled, hosts.size(), machines.count() + lastKnown.count(),
				(int) hosts.stream().filter((host) -> host.marks().isInMaintenance()).count());
	}

	/** Hosts that take no new virtual machines. */
	public int maintained() {
		return this.inMaintenance;
	}

	private static boolean isTroubled(HostMirror host) {
		return host.state() == HostState.UNREACHABLE || host.state() == HostState.REJECTED;
	}

}

package dev.weir.web.dashboard;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;

/**
 * The fleet at a glance. Immutable.
 *
 * @param hosts hosts by state, those states only that occur
 * @param vms virtual machines by state, those states only that occur
 * @param busiest running machines, the busiest first
 * @param troubled hosts that should be up and are not
 * @param hostCount all hosts
 * @param vmCount all virtual machines
 */
record Overview(Map<HostState, Long> hosts, Map<VmState, Long> vms, Capacity capacity, List<VmMirror> busiest,
		List<HostMirror> troubled, int hostCount, int vmCount) {

	private static final int BUSIEST = 8;

	private static final Comparator<VmMirror> BY_CPU = Comparator.comparingDouble((vm) -> vm.usage().cpuPercent());

	/** Counts in one pass over the machines. */
	static Overview of(Fleet fleet) {
		List<HostMirror> hosts = fleet.hosts();
		Map<HostState, Long> byState = new EnumMap<>(HostState.class);
		Capacity capacity = Capacity.NONE;
		for (HostMirror host : hosts) {
			byState.merge(host.state(), 1L, Long::sum);
			capacity = capacity.plus(host);
		}
		List<HostMirror> troubled = hosts.stream().filter(Overview::isTroubled).toList();
		return of(fleet.vms(), capacity,
				new Overview(byState, Map.of(), capacity, List.of(), troubled, hosts.size(), 0));
	}

	private static Overview of(Collection<VmMirror> machines, Capacity hostCapacity, Overview hosts) {
		Map<VmState, Long> byState = new EnumMap<>(VmState.class);
		PriorityQueue<VmMirror> busiest = new PriorityQueue<>(BUSIEST + 1, BY_CPU);
		Capacity capacity = hostCapacity;
		for (VmMirror vm : machines) {
			byState.merge(vm.state(), 1L, Long::sum);
			if (vm.state().isActive()) {
				capacity = capacity.given(vm.definition().vcpus(), vm.definition().memoryKib());
				keep(busiest, vm);
			}
		}
		List<VmMirror> sorted = busiest.stream().sorted(BY_CPU.reversed()).toList();
		return new Overview(hosts.hosts(), byState, capacity, sorted, hosts.troubled(), hosts.hostCount(),
				machines.size());
	}

	private static void keep(PriorityQueue<VmMirror> busiest, VmMirror vm) {
		busiest.add(vm);
		if (busiest.size() > BUSIEST) {
			busiest.remove();
		}
	}

	private static boolean isTroubled(HostMirror host) {
		return host.state() == HostState.UNREACHABLE || host.state() == HostState.REJECTED;
	}

}

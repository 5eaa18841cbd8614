package dev.weir.web.dashboard;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;

/**
 * The virtual machines of hosts that are up, and what they use of them. Immutable.
 *
 * @param vms by state, those states only that occur
 * @param busiest running ones, the busiest first
 * @param count all of them
 */
record Machines(Map<VmState, Long> vms, Capacity capacity, List<VmMirror> busiest, int count) {

	private static final int BUSIEST = 8;

	private static final Comparator<VmMirror> BY_CPU = Comparator.comparingDouble((vm) -> vm.usage().cpuPercent());

	/** Counts in one pass. */
	static Machines of(List<HostMirror> up) {
		Map<VmState, Long> byState = new EnumMap<>(VmState.class);
		PriorityQueue<VmMirror> busiest = new PriorityQueue<>(BUSIEST + 1, BY_CPU);
		Capacity capacity = Capacity.NONE;
		int count = 0;
		for (HostMirror host : up) {
			capacity = capacity.plus(host);
			for (VmMirror vm : host.vms().values()) {
				count++;
				byState.merge(vm.state(), 1L, Long::sum);
				if (vm.state().isActive()) {
					capacity = capacity.given(vm.definition().vcpus(), vm.definition().memoryKib());
					keep(busiest, vm);
				}
			}
		}
		return new Machines(byState, capacity, busiest.stream().sorted(BY_CPU.reversed()).toList(), count);
	}

	private static void keep(PriorityQueue<VmMirror> busiest, VmMirror vm) {
		busiest.add(vm);
		if (busiest.size() > BUSIEST) {
			busiest.remove();
		}
	}

}

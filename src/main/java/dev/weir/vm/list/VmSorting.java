package dev.weir.vm.list;

import java.util.Comparator;
import java.util.List;

import dev.weir.fleet.VmMirror;
import dev.weir.query.NaturalOrder;
import dev.weir.query.Sorting;

/**
 * By what virtual machines can be sorted; among equals by name, then by identity.
 * Stateless.
 */
final class VmSorting {

	private static final Comparator<VmMirror> BY_NAME = Comparator.comparing(VmMirror::name, NaturalOrder.INSTANCE);

	static final Sorting<VmMirror> SORTING = Sorting.of(BY_NAME.thenComparing((vm) -> vm.id().value()))
		.column("name", BY_NAME)
		.column("state", Comparator.comparing(VmMirror::state))
		.column("host", Comparator.comparing(VmMirror::hostName, NaturalOrder.INSTANCE))
		.column("addresses", Comparator.comparing(VmSorting::firstAddress, NaturalOrder.INSTANCE))
		.column("vcpus", Comparator.comparingInt((vm) -> vm.definition().vcpus()))
		.column("cpu", Comparator.comparingDouble((vm) -> vm.usage().cpuPercent()))
		.column("memory", Comparator.comparingLong((vm) -> vm.definition().maxMemoryKib()))
		.column("used", Comparator.comparingLong((vm) -> vm.usage().memoryUsedKib()));

	private VmSorting() {
	}

	/** VMs without an address come last. */
	private static String firstAddress(VmMirror vm) {
		List<String> addresses = vm.addresses();
		return addresses.isEmpty() ? "\uFFFF" : addresses.get(0);
	}

}

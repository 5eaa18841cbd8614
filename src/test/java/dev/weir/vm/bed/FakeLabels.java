package dev.weir.vm.bed;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.weir.fleet.VmId;
import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabels;

/**
 * Labels that a test writes. Thread-safe.
 */
public final class FakeLabels implements VmLabels {

	private final Map<VmId, VmLabel> labels = new ConcurrentHashMap<>();

	private final AtomicLong version = new AtomicLong();

	/** Says something about a VM. */
	public void put(VmId vm, VmLabel label) {
		this.labels.put(vm, label);
		this.version.incrementAndGet();
	}

	@Override
	public VmLabel of(VmId vm) {
		return this.labels.getOrDefault(vm, VmLabel.NONE);
	}

	@Override
	public Map<VmId, VmLabel> all() {
		return this.labels;
	}

	@Override
	public long version() {
		return this.version.get();
	}

	@Override
	public Map<VmId, String> notes(Collection<VmId> vms) {
		return Map.of();
	}

}

package dev.weir.fleet.mirror;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Hosts and virtual machines by state, for Prometheus. Thread-safe.
 */
final class FleetMeters implements MeterBinder {

	private final Fleet fleet;

	FleetMeters(Fleet fleet) {
		this.fleet = fleet;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (HostState state : HostState.values()) {
			Gauge.builder("weir.hosts", () -> hosts(state))
				.description("Hosts by how Weir stands to them")
				.tag("state", state.id())
				.register(registry);
		}
		for (VmState state : VmState.values()) {
			Gauge.builder("weir.vms", () -> vms(state))
				.description("Virtual machines by state as last read")
				.tag("state", state.id())
				.register(registry);
		}
	}

	private long hosts(HostState state) {
		return this.fleet.hosts().stream().filter((host) -> host.state() == state).count();
	}

	private long vms(VmState state) {
		return this.fleet.vms().stream().filter((vm) -> vm.state() == state).count();
	}

}

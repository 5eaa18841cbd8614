package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.function.Supplier;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.WatchedHost;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeHypervisor;

/**
 * A mirror over pretended hosts whose time and threads the test moves by hand.
 */
final class ManualFleet {

	final ManualTimer time = new ManualTimer();

	final ManualWorkers workers = new ManualWorkers();

	final FakeHypervisor hypervisor = new FakeHypervisor();

	final LiveFleet fleet = new LiveFleet(parts());

	FleetParts parts() {
		return new FleetParts(this.hypervisor, settings(), this.time, this.time, this.workers,
				new Herald(this.workers.patient()), () -> 0, (what, time) -> {
				});
	}

	static FleetSettings settings() {
		return new FleetSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10),
				Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(10),
				Duration.ofSeconds(8), Duration.ofSeconds(4), Duration.ofSeconds(6));
	}

	/** Follows a host and lets everything happen that happens at once. */
	HostId watch(FakeHost host, String name) {
		HostId id = HostId.random();
		this.fleet.watch(new WatchedHost(id, name, host.spec(), true));
		settle();
		return id;
	}

	HostMirror host(HostId id) {
		return this.fleet.requireHost(id);
	}

	HostState state(HostId id) {
		return host(id).state();
	}

	/** Lets everything happen that happens without waiting. */
	void settle() {
		this.workers.run();
	}

	/** Lets time pass with all that happens meanwhile. */
	void pass(Duration duration) {
		long end = this.time.nanos() + duration.toNanos();
		settle();
		while (this.time.advanceToNext(end)) {
			settle();
		}
	}

	/** Lets time pass in small steps until it is so. */
	Duration until(Supplier<Boolean> condition, Duration limit) {
		long begin = this.time.nanos();
		while (!condition.get()) {
			if (this.time.nanos() - begin > limit.toNanos()) {
				throw new AssertionError("not so after " + limit);
			}
			pass(Duration.ofMillis(100));
		}
		return Duration.ofNanos(this.time.nanos() - begin);
	}

}

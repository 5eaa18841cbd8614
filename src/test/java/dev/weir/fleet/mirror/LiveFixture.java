package dev.weir.fleet.mirror;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * A mirror with real threads and real time, over any hypervisor.
 */
final class LiveFixture implements AutoCloseable {

	private final SystemTimer timer = new SystemTimer();

	private final ThreadWorkers workers = new ThreadWorkers();

	private final Herald herald = new Herald(this.workers.patient());

	final LiveFleet fleet;

	final HostCommands commands;

	LiveFixture(Hypervisor hypervisor, FleetSettings settings) {
		this.fleet = new LiveFleet(new FleetParts(hypervisor, settings, Clock.systemUTC(), this.timer, this.workers,
				this.herald, () -> 0.5, (what, time) -> {
				}));
		this.commands = new LiveCommands(this.fleet);
	}

	/** The cadences of production with deadlines short enough for a test. */
	static FleetSettings quick() {
		return new FleetSettings(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(400),
				Duration.ofMillis(800), Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(2),
				Duration.ofMillis(700), Duration.ofMillis(500), Duration.ofSeconds(1));
	}

	/** What holds when nothing is configured. */
	static FleetSettings usual() {
		return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("weir.fleet", FleetSettings.class);
	}

	HostId watch(ConnectionSpec spec) {
		HostId id = HostId.random();
		this.fleet.watch(new WatchedHost(id, "host", spec, true));
		return id;
	}

	/** Lets the mirror count as changed. */
	void touch(HostId id) {
		this.herald.host(id);
	}

	HostMirror host(HostId id) {
		return this.fleet.requireHost(id);
	}

	/** Waits until the host is as asked. */
	void await(HostId id, Duration limit, Consumer<HostMirror> asserted) {
		Awaitility.await()
			.atMost(limit)
			.pollInterval(Duration.ofMillis(5))
			.untilAsserted(() -> asserted.accept(host(id)));
	}

	/** How many threads the connections of all mirrors in this JVM have. */
	static long threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.matches("weir-(read|stats|command|open|close).*"))
			.count();
	}

	@Override
	public void close() {
		this.fleet.close();
		this.timer.close();
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(5))).until(() -> this.fleet.hosts().isEmpty());
		this.workers.close();
	}

}

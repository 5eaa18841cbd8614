package dev.weir.fleet.mirror;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import dev.weir.fleet.HostCommands;
import dev.weir.hypervisor.Hypervisor;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the mirror. */
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

	@Bean
	SystemTimer fleetTimer() {
		return new SystemTimer();
	}

	@Bean
	ThreadWorkers fleetWorkers() {
		return new ThreadWorkers();
	}

	@Bean(destroyMethod = "close")
	LiveFleet fleet(FleetParts parts) {
		return new LiveFleet(parts);
	}

	@Bean
	FleetParts fleetParts(Hypervisor hypervisor, FleetSettings settings, Clock clock, FleetThreads threads,
			MeterRegistry registry) {
		return new FleetParts(hypervisor, settings, clock, threads.timer(), threads.workers(),
				new Herald(threads.workers().patient()), () -> ThreadLocalRandom.current().nextDouble(),
				(what, time) -> registry.timer("weir.fleet.refresh", "what", what).record(time));
	}

	@Bean
	FleetThreads fleetThreads(SystemTimer timer, ThreadWorkers workers) {
		return new FleetThreads(timer, workers);
	}

	@Bean
	HostCommands hostCommands(LiveFleet fleet) {
		return new LiveCommands(fleet);
	}

	@Bean
	FleetMeters fleetMeters(LiveFleet fleet) {
		return new FleetMeters(fleet);
	}

	/** The threads of the mirror. */
	record FleetThreads(Timer timer, Workers workers) {
	}

}

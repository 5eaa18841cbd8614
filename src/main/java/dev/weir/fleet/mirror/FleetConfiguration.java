package dev.weir.fleet.mirror;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import dev.weir.fleet.HostCommands;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
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
	FleetParts fleetParts(ObjectProvider<Hypervisor> hypervisor, FleetSettings settings, Clock clock,
			FleetThreads threads, MeterRegistry registry) {
		return new FleetParts(hypervisor.getIfAvailable(NoHypervisor::new), settings, clock, threads.timer(),
				threads.workers(), new Herald(threads.workers().patient()),
				() -> ThreadLocalRandom.current().nextDouble(),
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

	/** Until the native port is there. */
	private static final class NoHypervisor implements Hypervisor {

		@Override
		public HypervisorConnection open(ConnectionSpec spec, HypervisorListener listener) {
			throw Problem.of(ErrorKind.UNSUPPORTED, ErrorKind.UNSUPPORTED.messageKey());
		}

		@Override
		public String clientVersion() {
			return "";
		}

	}

}

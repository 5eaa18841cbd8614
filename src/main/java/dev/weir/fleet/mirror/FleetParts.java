package dev.weir.fleet.mirror;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import dev.weir.hypervisor.Hypervisor;

/**
 * What the keepers of all hosts share.
 *
 * @param chance random numbers from 0 to 1, for the jitter of the back-off
 * @param times hears how long the periodic reads take
 */
record FleetParts(Hypervisor hypervisor, FleetSettings settings, Clock clock, Timer timer, Workers workers,
		Herald herald, DoubleSupplier chance, RefreshTimes times) {

	/** The same round, its time told. */
	Supplier<CompletableFuture<?>> measured(String what, Supplier<CompletableFuture<?>> round) {
		return () -> {
			long began = this.timer.nanos();
			return round.get().whenComplete((answer, failure) -> {
				if (failure == null) {
					this.times.took(what, Duration.ofNanos(this.timer.nanos() - began));
				}
			});
		};
	}

	/** Hears how long the periodic reads take. */
	@FunctionalInterface
	interface RefreshTimes {

		void took(String what, Duration time);

	}

}

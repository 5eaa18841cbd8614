package dev.weir.fleet.mirror;

import java.time.Clock;
import java.util.function.DoubleSupplier;

import dev.weir.hypervisor.Hypervisor;

/**
 * What the keepers of all hosts share.
 *
 * @param chance random numbers from 0 to 1, for the jitter of the back-off
 */
record FleetParts(Hypervisor hypervisor, FleetSettings settings, Clock clock, Timer timer, Workers workers,
		Herald herald, DoubleSupplier chance) {
}

package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: doubles from half a second to a limit, less up to
 * a third by chance, so that hosts do not come back in step. Used by one thread.
 */
final class Backoff {

	private static final Duration FIRST = Duration.ofMillis(500);

	private final Duration limit;

	private final DoubleSupplier chance;

	private Duration next = FIRST;

	Backoff(Duration limit, DoubleSupplier chance) {
		this.limit = limit;
		this.chance = chance;
	}

	Duration next() {
		Duration wait = this.next;
		Duration doubled = wait.multipliedBy(2);
		this.next = (doubled.compareTo(this.limit) < 0) ? doubled : this.limit;
		return Duration.ofNanos((long) (wait.toNanos() * (1 - this.chance.getAsDouble() / 3)));
	}

	void reset() {
		this.next = FIRST;
	}

}

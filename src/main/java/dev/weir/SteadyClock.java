package dev.weir;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that nobody sets: it starts with the time of day and then counts, so that two
 * of its readings tell what has really passed between them. Thread-safe.
 */
final class SteadyClock extends Clock {

	private final Instant start;

	private final long startNanos;

	private final LongSupplier nanos;

	/**
	 * @param nanos monotonic nanoseconds
	 */
	SteadyClock(Instant start, LongSupplier nanos) {
		this.start = start;
		this.nanos = nanos;
		this.startNanos = nanos.getAsLong();
	}

	@Override
	public Instant instant() {
		return this.start.plusNanos(this.nanos.getAsLong() - this.startNanos);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}

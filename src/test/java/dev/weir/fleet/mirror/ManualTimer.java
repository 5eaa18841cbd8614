package dev.weir.fleet.mirror;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A timer and clock that go only when told to.
 */
final class ManualTimer extends Clock implements Timer {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final PriorityQueue<Due> due = new PriorityQueue<>(
			Comparator.comparingLong(Due::at).thenComparingLong(Due::order));

	private long nanos;

	private long order;

	@Override
	public long nanos() {
		return this.nanos;
	}

	@Override
	public Alarm after(Duration delay, Runnable action) {
		Due entry = new Due(this.nanos + delay.toNanos(), this.order++, action);
		this.due.add(entry);
		return () -> this.due.remove(entry);
	}

	/** The moment of the next action, or null. */
	boolean advanceToNext(long limit) {
		Due next = this.due.peek();
		if (next == null || next.at() > limit) {
			this.nanos = Math.max(this.nanos, limit);
			return false;
		}
		this.due.remove();
		this.nanos = Math.max(this.nanos, next.at());
		next.action().run();
		return true;
	}

	@Override
	public Instant instant() {
		return START.plusNanos(this.nanos);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	/** Something to do at a time. */
	private record Due(long at, long order, Runnable action) {
	}

}

package dev.weir.fleet.mirror;

import java.time.Duration;

/**
 * Does things later and measures how long things take, independent of the wall clock.
 * Thread-safe.
 */
interface Timer {

	/** Monotonic time in nanoseconds. */
	long nanos();

	/**
	 * Runs the action once after the delay, on the timer's thread: it must only hand
	 * over.
	 */
	Alarm after(Duration delay, Runnable action);

	/** Something that is going to happen. */
	@FunctionalInterface
	interface Alarm {

		/** Sees to it that it does not happen, unless it has. */
		void cancel();

	}

}

package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The timer of the running application: one daemon thread for all hosts. Thread-safe.
 */
final class SystemTimer implements Timer, AutoCloseable {

	private final ScheduledThreadPoolExecutor executor;

	SystemTimer() {
		this.executor = new ScheduledThreadPoolExecutor(1, new NamedThreads("weir-fleet-timer"));
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	@Override
	public long nanos() {
		return System.nanoTime();
	}

	@Override
	public Alarm after(Duration delay, Runnable action) {
		if (this.executor.isShutdown()) {
			return () -> {
			};
		}
		ScheduledFuture<?> scheduled = this.executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> scheduled.cancel(false);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}

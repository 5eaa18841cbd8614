package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Does something again and again, the next time a period after the last began but never
 * while it still goes on. All in one mailbox; ends with {@link #stop()}.
 */
final class Cadence {

	private final Timer timer;

	private final Executor mailbox;

	private final Duration period;

	private final Supplier<CompletableFuture<?>> round;

	private Timer.@Nullable Alarm alarm;

	private boolean going;

	private List<CompletableFuture<Void>> awaited = new ArrayList<>();

	private boolean stopped;

	Cadence(Timer timer, Executor mailbox, Duration period, Supplier<CompletableFuture<?>> round) {
		this.timer = timer;
		this.mailbox = mailbox;
		this.period = period;
		this.round = round;
	}

	/**
	 * Does it now, or once more as soon as the present round ends.
	 * @return ends with a round that began after this call, however it went
	 */
	CompletableFuture<Void> now() {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		if (this.stopped) {
			ended.complete(null);
			return ended;
		}
		this.awaited.add(ended);
		if (!this.going) {
			begin();
		}
		return ended;
	}

	/** Does it a period from now. */
	void later() {
		schedule(this.period);
	}

	void stop() {
		this.stopped = true;
		cancel();
		this.awaited.forEach((ended) -> ended.complete(null));
	}

	private void begin() {
		cancel();
		this.going = true;
		long began = this.timer.nanos();
		List<CompletableFuture<Void>> awaiting = this.awaited;
		this.awaited = new ArrayList<>();
		this.round.get().whenCompleteAsync((answer, failure) -> {
			awaiting.forEach((ended) -> ended.complete(null));
			ended(began);
		}, this.mailbox);
	}

	private void ended(long began) {
		this.going = false;
		if (!this.awaited.isEmpty() && !this.stopped) {
			begin();
			return;
		}
		schedule(this.period.minusNanos(this.timer.nanos() - began));
	}

	private void schedule(Duration wait) {
		if (!this.stopped) {
			Duration delay = wait.isNegative() ? Duration.ZERO : wait;
			this.alarm = this.timer.after(delay, () -> this.mailbox.execute(this::now));
		}
	}

	private void cancel() {
		if (this.alarm != null) {
			this.alarm.cancel();
			this.alarm = null;
		}
	}

}

package dev.weir.web.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs nothing until it is told to: no thread, no waiting. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

	private final List<Runnable> waiting = new ArrayList<>();

	private Runnable periodic = () -> {
	};

	ManualTimer() {
		super(0);
	}

	/** Runs what waits. */
	void tick() {
		List<Runnable> due = List.copyOf(this.waiting);
		this.waiting.clear();
		due.forEach(Runnable::run);
	}

	/** Runs what comes again and again, once. */
	void beat() {
		this.periodic.run();
	}

	int pending() {
		return this.waiting.size();
	}

	@Override
	public void execute(Runnable work) {
		work.run();
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
		this.waiting.add(work);
		return new Done(work);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long initial, long delay, TimeUnit unit) {
		this.periodic = work;
		return new Done(work);
	}

	private static final class Done extends FutureTask<Object> implements ScheduledFuture<Object> {

		Done(Runnable work) {
			super((Callable<Object>) Object::new);
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return 0;
		}

		@Override
		public int compareTo(Delayed other) {
			return 0;
		}

	}

}

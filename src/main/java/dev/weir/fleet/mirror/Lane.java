package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Bounded threads for blocking calls on one connection, with a deadline for each call. A
 * call past its deadline is given up: its caller goes on, its thread stays with it until
 * the call returns and is replaced meanwhile. Thread-safe, never blocks the caller.
 */
final class Lane {

	/** Most threads that may be replaced: what libvirtd serves a client at a time. */
	private static final int REPLACEMENTS = 5;

	private final Timer timer;

	private final int threads;

	private final Workers.Pool pool;

	private final Set<Job<?>> jobs = ConcurrentHashMap.newKeySet();

	private final AtomicInteger stuck = new AtomicInteger();

	private final AtomicReference<@Nullable Runnable> retired = new AtomicReference<>();

	private volatile boolean abandoned;

	Lane(Workers.Pool pool, int threads, Timer timer) {
		this.pool = pool;
		this.threads = threads;
		this.timer = timer;
	}

	/**
	 * Queues a call.
	 * @return its answer or what it threw, always as a {@link Problem}; TOO_MANY_TRIES
	 * when the queue is full, TIMED_OUT at the deadline
	 */
	<T> CompletableFuture<T> submit(Callable<T> call, Duration deadline) {
		Job<T> job = new Job<>(call);
		this.jobs.add(job);
		if (this.abandoned) {
			job.give(gone());
			return job.answer;
		}
		try {
			job.alarm = this.timer.after(deadline, job::expire);
			this.pool.execute(job);
		}
		catch (RejectedExecutionException ex) {
			job.give(new Problem(ErrorKind.TOO_MANY_TRIES, "fleet.busy", List.of(), null, ex));
		}
		return job.answer;
	}

	/** Calls past their deadline that have not returned yet. */
	int stuck() {
		return this.stuck.get();
	}

	/** Whether each thread it was made with is lost in a call. */
	boolean isJammed() {
		return stuck() >= this.threads;
	}

	/** Takes no more calls and tells once the open ones have ended or are given up. */
	void retire(Runnable told) {
		this.abandoned = true;
		this.pool.close();
		this.retired.set(told);
		tellIfRetired();
	}

	/** Fails every open call at once and takes no more. */
	void abandon() {
		this.abandoned = true;
		this.pool.close();
		List.copyOf(this.jobs).forEach((job) -> job.give(gone()));
	}

	private static Problem gone() {
		return new Problem(ErrorKind.HOST_UNREACHABLE, ErrorKind.HOST_UNREACHABLE.messageKey(), List.of(), null, null);
	}

	private void tellIfRetired() {
		if (this.jobs.isEmpty()) {
			Runnable told = this.retired.getAndSet(null);
			if (told != null) {
				told.run();
			}
		}
	}

	private void replaced(int change) {
		int lost = this.stuck.addAndGet(change);
		this.pool.resize(this.threads + Math.min(lost, REPLACEMENTS));
	}

	private enum Phase {

		WAITING, RUNNING, GIVEN_UP, DONE

	}

	/** One call. */
	private final class Job<T> implements Runnable {

		private final Callable<T> call;

		private final CompletableFuture<T> answer = new CompletableFuture<>();

		private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

		private volatile Timer.@Nullable Alarm alarm;

		Job(Callable<T> call) {
			this.call = call;
		}

		@Override
		public void run() {
			if (!this.phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
				return;
			}
			try {
				T value = this.call.call();
				returned(() -> this.answer.complete(value));
			}
			catch (Throwable ex) {
				returned(() -> this.answer.completeExceptionally(Failures.problem(ex)));
			}
		}

		private void returned(Runnable told) {
			if (this.phase.compareAndSet(Phase.RUNNING, Phase.DONE)) {
				settle(told);
			}
			else {
				replaced(-1);
			}
		}

		void expire() {
			give(new Problem(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey(), List.of(), null, null));
		}

		void give(Problem problem) {
			if (this.phase.compareAndSet(Phase.WAITING, Phase.DONE)) {
				settle(() -> this.answer.completeExceptionally(problem));
			}
			else if (this.phase.compareAndSet(Phase.RUNNING, Phase.GIVEN_UP)) {
				replaced(1);
				settle(() -> this.answer.completeExceptionally(problem));
			}
		}

		private void settle(Runnable told) {
			Lane.this.jobs.remove(this);
			Timer.Alarm pending = this.alarm;
			if (pending != null) {
				pending.cancel();
			}
			told.run();
			tellIfRetired();
		}

	}

}

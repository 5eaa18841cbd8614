package dev.weir.fleet.mirror;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The workers of the running application: daemon threads that end when idle. Thread-safe.
 */
final class ThreadWorkers implements Workers, AutoCloseable {

	/** The keepers of all hosts share two threads: what they do takes microseconds. */
	private final ExecutorService quick = Executors.newFixedThreadPool(2, new NamedThreads("weir-fleet"));

	private final ExecutorService patient = Executors.newCachedThreadPool(new NamedThreads("weir-fleet-listener"));

	@Override
	public Executor quick() {
		return (body) -> {
			if (!this.quick.isShutdown()) {
				this.quick.execute(body);
			}
		};
	}

	@Override
	public Executor patient() {
		return (body) -> {
			if (!this.patient.isShutdown()) {
				this.patient.execute(body);
			}
		};
	}

	@Override
	public Pool pool(String name, int threads, int queue) {
		return new ThreadPool(name, threads, queue);
	}

	@Override
	public void throwAway(String name, Runnable body) {
		new NamedThreads(name).newThread(body).start();
	}

	/** What has begun to end may end: connections are let go of in the mailboxes. */
	@Override
	public void close() {
		this.patient.shutdownNow();
		this.quick.shutdown();
		try {
			this.quick.awaitTermination(2, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A pool whose idle threads end after ten seconds. */
	private static final class ThreadPool implements Pool {

		private final ThreadPoolExecutor executor;

		ThreadPool(String name, int threads, int queue) {
			this.executor = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS,
					new LinkedBlockingQueue<>(queue), new NamedThreads(name));
			this.executor.allowCoreThreadTimeOut(true);
		}

		@Override
		public void execute(Runnable body) {
			this.executor.execute(body);
		}

		@Override
		public synchronized void resize(int threads) {
			if (threads > this.executor.getMaximumPoolSize()) {
				this.executor.setMaximumPoolSize(threads);
				this.executor.setCorePoolSize(threads);
			}
			else {
				this.executor.setCorePoolSize(threads);
				this.executor.setMaximumPoolSize(threads);
			}
		}

		@Override
		public void close() {
			this.executor.shutdown();
		}

	}

}

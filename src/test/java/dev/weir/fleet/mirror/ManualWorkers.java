package dev.weir.fleet.mirror;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs everything on the test's thread, when told to. A held name is a thread that hangs:
 * what it is given waits until it is released.
 */
final class ManualWorkers implements Workers {

	private final Deque<Body> ready = new ArrayDeque<>();

	private final Set<String> held = new HashSet<>();

	@Override
	public Executor quick() {
		return (body) -> this.ready.add(new Body("quick", body));
	}

	@Override
	public Executor patient() {
		return (body) -> this.ready.add(new Body("patient", body));
	}

	@Override
	public Pool pool(String name, int threads, int queue) {
		return new ManualPool(name);
	}

	@Override
	public void throwAway(String name, Runnable body) {
		this.ready.add(new Body(name, body));
	}

	/** Threads of that name hang from now on. */
	void hold(String name) {
		this.held.add(name);
	}

	/** They go on. */
	void release(String name) {
		this.held.remove(name);
	}

	/** How many bodies wait under a held name. */
	long waiting(String name) {
		return this.ready.stream().filter((body) -> body.name().equals(name)).count();
	}

	/** Runs the newest body of a held name. */
	void runLast(String name) {
		Body last = this.ready.stream().filter((body) -> body.name().equals(name)).reduce((a, b) -> b).orElseThrow();
		this.ready.remove(last);
		last.body().run();
	}

	/** Runs what can run until nothing is left. */
	void run() {
		while (true) {
			List<Body> now = new ArrayList<>();
			this.ready.removeIf((body) -> !this.held.contains(body.name()) && now.add(body));
			if (now.isEmpty()) {
				return;
			}
			now.forEach((body) -> body.body().run());
		}
	}

	/** Something to run. */
	private record Body(String name, Runnable body) {
	}

	/** A pool that can be closed. */
	private final class ManualPool implements Pool {

		private final String name;

		private boolean closed;

		ManualPool(String name) {
			this.name = name;
		}

		@Override
		public void execute(Runnable body) {
			if (this.closed) {
				throw new RejectedExecutionException(this.name);
			}
			ManualWorkers.this.ready.add(new Body(this.name, body));
		}

		@Override
		public void resize(int threads) {
			// As many as are needed.
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}

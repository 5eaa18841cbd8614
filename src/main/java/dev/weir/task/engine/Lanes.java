package dev.weir.task.engine;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Shares one pool of threads fairly: work of one lane never takes more than a few of
 * them, so that a host that hangs holds up its own work only. Work of a lane begins in
 * the order in which it came. Thread-safe.
 */
class Lanes {

	private final Map<String, Lane> lanes = new HashMap<>();

	private final Executor pool;

	private final int perLane;

	/**
	 * @param perLane how much of one lane runs at a time
	 */
	Lanes(Executor pool, int perLane) {
		this.pool = pool;
		this.perLane = perLane;
	}

	/** Runs the work as soon as its lane has room. */
	void submit(String name, Runnable work) {
		synchronized (this.lanes) {
			this.lanes.computeIfAbsent(name, (ignored) -> new Lane()).waiting.add(work);
			next(name);
		}
	}

	private void next(String name) {
		Lane lane = this.lanes.get(name);
		if (lane == null) {
			return;
		}
		while (lane.running < this.perLane && !lane.waiting.isEmpty()) {
			Runnable work = lane.waiting.remove();
			lane.running++;
			this.pool.execute(() -> run(name, lane, work));
		}
		if (lane.running == 0) {
			this.lanes.remove(name);
		}
	}

	private void run(String name, Lane lane, Runnable work) {
		try {
			work.run();
		}
		finally {
			synchronized (this.lanes) {
				lane.running--;
				next(name);
			}
		}
	}

	/** How many lanes have something to do. */
	int busy() {
		synchronized (this.lanes) {
			return this.lanes.size();
		}
	}

	private static final class Lane {

		private final Queue<Runnable> waiting = new ArrayDeque<>();

		private int running;

	}

}

package dev.weir.fleet.mirror;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Where threads come from. Thread-safe.
 */
interface Workers {

	/** For work that never blocks, shared by all hosts. */
	Executor quick();

	/** For listeners, who may be slow: as many threads as are busy. */
	Executor patient();

	/**
	 * Threads of its own for blocking calls.
	 * @param name what its threads are called
	 * @param threads most calls at a time
	 * @param queue most calls that wait
	 */
	Pool pool(String name, int threads, int queue);

	/** Runs something that may block for long on a thread of its own, once. */
	void throwAway(String name, Runnable body);

	/** A bounded pool. */
	interface Pool {

		/**
		 * @throws RejectedExecutionException when the queue is full or the pool closed
		 */
		void execute(Runnable body);

		/** Changes how many calls may run at a time. */
		void resize(int threads);

		/** Takes no more; threads end as their calls return. Never blocks. */
		void close();

	}

}

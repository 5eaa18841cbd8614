package dev.weir.task;

import dev.weir.problem.Problem;

/**
 * What a running task tells and hears. Thread-safe; writing to the database is throttled.
 */
public interface TaskProgress {

	/**
	 * @param fraction 0 to 1
	 * @param message message key of what is being done
	 */
	void report(double fraction, String message);

	/** Says what is being done, without a fraction. */
	void report(String message);

	/**
	 * Says what came of it, to be read once it has succeeded.
	 * @param message message key
	 */
	default void conclude(String message) {
		report(message);
	}

	/**
	 * From now on the task can be cancelled: the handler is called once, from another
	 * thread, to break off a blocked call.
	 */
	void onCancel(Runnable handler);

	/**
	 * @throws Problem of kind CANCELLED when somebody asked for it
	 */
	void checkCancelled();

	/**
	 * Writes something down before it returns, for a later start of Weir to find: what is
	 * about to be done, before it is done.
	 * @throws Problem when it cannot be written, or when another Weir has taken the task
	 * for lost: then nothing more may be done
	 */
	default void note(TaskNote note) {
		// what keeps no rows has nothing to reconcile
	}

}

package dev.weir.task;

/**
 * Does a task of its kind once more. Implemented as a bean by the module whose task it
 * is, by calling the same verb again, so that permissions and the present state are
 * checked anew. A kind without one cannot be retried.
 */
public interface TaskRetrier {

	/** The kind of task, for instance {@code vm.start}. */
	String kind();

	/**
	 * @param task one that failed, was cancelled or interrupted
	 * @return the new task
	 */
	TaskView retry(TaskView task);

}

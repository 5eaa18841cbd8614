package dev.weir.task;

/**
 * Hears that a task changed. Called on the task's thread: return fast.
 */
@FunctionalInterface
public interface TaskListener {

	void taskChanged(TaskView task);

}

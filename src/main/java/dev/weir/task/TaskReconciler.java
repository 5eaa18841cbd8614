package dev.weir.task;

import java.util.Optional;

/**
 * Asked about each task of its kind that a restart cut off, before it is called
 * interrupted. Implemented as a bean by the module whose task it is. Called on the thread
 * that starts Weir: look at what is known, do not wait for a host.
 */
public interface TaskReconciler {

	/** The kind of task, for instance {@code vm.start}. */
	String kind();

	/**
	 * What became of the task, when the host can tell: a state that is over. Empty to
	 * have it called interrupted.
	 */
	Optional<TaskState> reconcile(TaskView task);

}

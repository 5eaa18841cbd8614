package dev.weir.task;

import java.util.Set;

import dev.weir.problem.Problem;

/**
 * Finds out what became of tasks that the end of a Weir cut off, by what their host says
 * now, and tidies up after them. Implemented as a bean by the module whose tasks they
 * are. Asked again and again until the host answers; called on a thread of its own, which
 * may wait for the host. Thread-safe.
 */
public interface TaskReconciler {

	/** The kinds of tasks, for instance {@code vm.start}. */
	Set<String> kinds();

	/**
	 * What became of the task. Anything that did not end well counts only when the task
	 * is calm; until then nothing may be changed.
	 * @throws Problem of kind HOST_UNREACHABLE, HOST_REJECTED or TIMED_OUT to be asked
	 * again later
	 */
	TaskOutcome reconcile(LostTask task);

}

package dev.weir.task;

import dev.weir.problem.Problem;

/**
 * The work of a task. Runs on a thread of its lane; a {@link Problem} thrown ends it as
 * failed with that kind and the host's words.
 */
@FunctionalInterface
public interface TaskBody {

	void run(TaskProgress progress) throws Exception;

}

package dev.weir.task;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.weir.access.Target;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;

/**
 * Tracked changes. The caller has checked the permission before it submits. Thread-safe.
 */
public interface Tasks {

	/**
	 * Queues the work under the name of the one who acts in this thread and returns at
	 * once. The end is written to the audit trail.
	 */
	TaskView submit(TaskRequest request, TaskBody body);

	Optional<TaskView> find(TaskId id);

	/** Waits until the task is over, at most that long; returns it as it then stands. */
	TaskView await(TaskId id, Duration atMost);

	/**
	 * Newest first; q filters by {@code state:}, {@code author:}, {@code kind:} and text.
	 */
	Listing<TaskView> list(PageQuery query);

	/** The newest tasks of one object. */
	List<TaskView> of(Target.Kind kind, String id, int atMost);

	/**
	 * Asks it to stop.
	 * @throws Problem of kind CONFLICT when it is over or cannot be cancelled
	 */
	TaskView cancel(TaskId id);

	/** Hears of each change of a task from now on. */
	void listen(TaskListener listener);

}

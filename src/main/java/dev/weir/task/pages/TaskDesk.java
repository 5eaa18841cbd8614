package dev.weir.task.pages;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskId;
import dev.weir.task.TaskRetrier;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What people may do with tasks: see, cancel, retry. Checks permissions first; cancelling
 * is written to the audit trail. Thread-safe.
 */
@Component
class TaskDesk {

	private final Access access;

	private final Tasks tasks;

	private final AuditTrail trail;

	private final Map<String, TaskRetrier> retriers;

	TaskDesk(Access access, Tasks tasks, AuditTrail trail, ObjectProvider<TaskRetrier> retriers) {
		this.access = access;
		this.tasks = tasks;
		this.trail = trail;
		this.retriers = retriers.stream().collect(Collectors.toUnmodifiableMap(TaskRetrier::kind, Function.identity()));
	}

	Listing<TaskView> list(PageQuery query) {
		this.access.require(Permission.TASK_VIEW, Target.SYSTEM);
		return this.tasks.list(query);
	}

	/** The newest tasks, for the tray. */
	List<TaskView> newest(int atMost) {
		return list(new PageQuery("", atMost, 0)).items();
	}

	/** The queued and running ones, newest first. */
	Listing<TaskView> open(int atMost) {
		return list(new PageQuery("state:queued,running", atMost, 0));
	}

	/**
	 * @throws Problem of kind NOT_FOUND
	 */
	TaskView get(String id) {
		TaskId taskId = TaskId.parse(id);
		this.access.require(Permission.TASK_VIEW, Target.of(Target.Kind.TASK, taskId, ""));
		return this.tasks.find(taskId).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "task.unknown", id));
	}

	/**
	 * @throws Problem of kind CONFLICT when it is over or does not listen
	 */
	TaskView cancel(String id) {
		TaskId taskId = TaskId.parse(id);
		this.access.require(Permission.TASK_CANCEL, Target.of(Target.Kind.TASK, taskId, ""));
		TaskView task = this.tasks.cancel(taskId);
		this.trail.record(this.access.actor(), "task.cancel", Target.of(Target.Kind.TASK, taskId, task.kind()),
				AuditTrail.Outcome.DONE, null);
		return task;
	}

	/** Whether {@link #retry} would do anything. */
	boolean isRetriable(TaskView task) {
		return task.state().isOver() && this.retriers.containsKey(task.kind()) && !isDone(task);
	}

	/**
	 * Has the task's own verb do it again; that checks the permission it needs.
	 * @throws Problem of kind CONFLICT when its kind cannot be retried, or need not be
	 */
	TaskView retry(String id) {
		TaskView task = get(id);
		TaskRetrier retrier = this.retriers.get(task.kind());
		if (retrier == null) {
			throw Problem.of(ErrorKind.CONFLICT, "task.not-retriable");
		}
		if (!isRetriable(task)) {
			throw Problem.of(ErrorKind.CONFLICT, "task.retry-needless");
		}
		return retrier.retry(task);
	}

	private static boolean isDone(TaskView task) {
		return switch (task.state()) {
			case QUEUED, RUNNING, SUCCEEDED -> true;
			case FAILED, CANCELLED, INTERRUPTED -> false;
		};
	}

}

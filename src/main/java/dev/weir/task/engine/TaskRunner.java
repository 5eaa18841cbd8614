package dev.weir.task.engine;

import java.util.UUID;

import dev.weir.access.Actor;
import dev.weir.access.ActorScope;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Takes a task from its lane to its end. Thread-safe.
 */
class TaskRunner {

	private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

	private final Lanes lanes;

	private final Journal journal;

	private final ActorScope scope;

	private final FailureText failures;

	private final UUID instance;

	TaskRunner(Lanes lanes, Journal journal, Surroundings surroundings) {
		this.lanes = lanes;
		this.journal = journal;
		this.scope = surroundings.scope();
		this.failures = surroundings.failures();
		this.instance = surroundings.instance();
	}

	Journal journal() {
		return this.journal;
	}

	UUID instance() {
		return this.instance;
	}

	Origin origin(Actor actor) {
		return new Origin(actor, this.instance, requestId());
	}

	void queue(LiveTask task) {
		this.lanes.submit(task.request().lane(), () -> run(task));
	}

	/** Writes the end down and wakes who waits for it. */
	void ended(LiveTask task, TaskEnd end) {
		try {
			this.journal.ended(task, end);
		}
		finally {
			task.tell();
			task.over().complete(task.view());
		}
	}

	private void run(LiveTask task) {
		if (!task.begin()) {
			return;
		}
		TaskEnd end = isWrittenDown(task) ? outcome(task) : TaskEnd.failed(ErrorKind.DATABASE_UNAVAILABLE, null);
		if (task.end(end)) {
			ended(task, end);
		}
	}

	/**
	 * What cannot be written down is not done: nobody could tell later what became of it.
	 */
	private boolean isWrittenDown(LiveTask task) {
		try {
			return this.journal.began(task);
		}
		catch (RuntimeException ex) {
			log.warn("Task {} ({}) does not begin: its row cannot be written", task.id(), task.request().kind(), ex);
			return false;
		}
	}

	private TaskEnd outcome(LiveTask task) {
		LocaleContextHolder.setLocale(task.locale());
		try {
			this.scope.<@Nullable Object>call(task.actor(), () -> {
				task.body().run(task);
				return null;
			});
			return task.success();
		}
		catch (Problem problem) {
			return failed(task, problem);
		}
		catch (Throwable ex) {
			if (task.wasAskedToStop()) {
				return TaskEnd.of(TaskState.CANCELLED);
			}
			log.error("Task {} ({}) failed by a fault of Weir", task.id(), task.request().kind(), ex);
			return TaskEnd.failed(ErrorKind.INTERNAL, null);
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
			// whoever cancelled by interrupting must not hit the next task of this thread
			Thread.interrupted();
		}
	}

	private TaskEnd failed(LiveTask task, Problem problem) {
		if (problem.kind() == ErrorKind.CANCELLED || task.wasAskedToStop()) {
			return TaskEnd.of(TaskState.CANCELLED);
		}
		log.info("Task {} ({}) failed: {}", task.id(), task.request().kind(), problem.getMessage());
		return TaskEnd.failed(problem.kind(), this.failures.of(problem, task.locale()));
	}

	private static @Nullable UUID requestId() {
		RequestAttributes attributes = RequestContextHolder.getRequestAttributes();
		return (attributes != null
				&& attributes.getAttribute(RequestTasks.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) instanceof UUID id)
						? id : null;
	}

	/** What a runner needs besides its lanes and its journal. */
	record Surroundings(ActorScope scope, FailureText failures, UUID instance) {
	}

}

package dev.weir.task.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.weir.task.TaskReconciler;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each task that nobody runs any more what became of it: those of this instance
 * from before its start, and those of an instance that fell silent. Used by one thread at
 * a time.
 */
class Recovery {

	/** An instance that writes no heartbeat for so long is gone. */
	static final Duration SILENCE = Duration.ofMinutes(5);

	private static final Logger log = LoggerFactory.getLogger(Recovery.class);

	private final RunningTasks tasks;

	private final TaskStore store;

	private final Journal journal;

	private final Map<String, TaskReconciler> reconcilers;

	Recovery(RunningTasks tasks, TaskStore store, Journal journal, List<TaskReconciler> reconcilers) {
		this.tasks = tasks;
		this.store = store;
		this.journal = journal;
		this.reconcilers = reconcilers.stream()
			.collect(Collectors.toUnmodifiableMap(TaskReconciler::kind, Function.identity()));
	}

	/** After a restart: whatever is open and not known here was cut off. */
	void afterStart(UUID instance) {
		close(this.store.open(instance));
	}

	/** Of any instance: whatever was not tended for a while. */
	void ofTheSilent(Instant now) {
		close(this.store.silentSince(now.minus(SILENCE)));
	}

	private void close(List<Task> open) {
		List<Task> lost = open.stream().filter((task) -> !this.tasks.tends(task.id())).toList();
		lost.forEach((task) -> this.journal.closed(task, end(task.view())));
		if (!lost.isEmpty()) {
			log.info("{} tasks that a restart cut off were brought to an end", lost.size());
		}
	}

	private TaskEnd end(TaskView task) {
		TaskReconciler reconciler = this.reconcilers.get(task.kind());
		if (reconciler == null || task.state() != TaskState.RUNNING) {
			return TaskEnd.interrupted(task.state());
		}
		try {
			Optional<TaskState> state = reconciler.reconcile(task);
			return state.filter(TaskState::isOver)
				.map((over) -> (over == TaskState.INTERRUPTED) ? TaskEnd.interrupted(task.state()) : TaskEnd.of(over))
				.orElseGet(() -> TaskEnd.interrupted(task.state()));
		}
		catch (RuntimeException ex) {
			log.warn("What became of task {} ({}) could not be found out", task.id(), task.kind(), ex);
			return TaskEnd.interrupted(task.state());
		}
	}

}

package dev.weir.task.engine;

import java.util.Optional;
import java.util.UUID;

import dev.weir.task.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each task that nobody runs any more that it was cut off, and has what became of
 * it found out: tasks of this instance from before its start, and those of an instance
 * that fell silent. Used by one thread at a time.
 */
class Recovery {

	private static final Logger log = LoggerFactory.getLogger(Recovery.class);

	private final RunningTasks tasks;

	private final TaskStore store;

	private final Journal journal;

	private final Settlement settlement;

	Recovery(RunningTasks tasks, TaskStore store, Journal journal, Settlement settlement) {
		this.tasks = tasks;
		this.store = store;
		this.journal = journal;
		this.settlement = settlement;
	}

	/** After a restart: whatever is open and not known here was cut off. */
	void afterStart(UUID instance) {
		close(instance, instance);
	}

	/** Takes over what an instance left behind that is gone. */
	void takeOver(UUID gone, UUID instance) {
		close(gone, instance);
	}

	private void close(UUID from, UUID by) {
		int closed = 0;
		for (TaskId id : this.store.unfinished(from)) {
			if (!this.tasks.tends(id) && close(id, from, by)) {
				closed++;
			}
		}
		if (closed > 0) {
			log.info("{} tasks that the end of a Weir cut off are looked after", closed);
		}
	}

	private boolean close(TaskId id, UUID from, UUID by) {
		Optional<Task> task = this.journal.closed(id, from, by);
		task.filter(Task::isUnsettled).ifPresent((row) -> this.settlement.add(id, row.lane()));
		return task.isPresent();
	}

}

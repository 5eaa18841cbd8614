package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.weir.access.Actor;
import dev.weir.audit.AuditTrail;
import dev.weir.task.TaskId;
import dev.weir.task.TaskListener;
import dev.weir.task.TaskView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to running tasks, and tells the listeners. Progress is written
 * at most four times a second and task; what comes in between is written by
 * {@link #flush()}. A database that fails for a moment stops no task. Thread-safe.
 */
@Component
class Journal {

	static final Duration WRITE_EVERY = Duration.ofMillis(250);

	private static final Logger log = LoggerFactory.getLogger(Journal.class);

	private final Map<TaskId, Pending> pending = new ConcurrentHashMap<>();

	private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();

	private final TaskStore store;

	private final AuditTrail trail;

	private final Clock clock;

	Journal(TaskStore store, AuditTrail trail, Clock clock) {
		this.store = store;
		this.trail = trail;
		this.clock = clock;
	}

	void listen(TaskListener listener) {
		this.listeners.add(listener);
	}

	void queued(LiveTask task, Origin origin) {
		this.store.insert(new Task(task.id(), task.request(), origin, task.createdAt()));
		tell(task.view());
	}

	void began(LiveTask task) {
		Instant now = this.clock.instant();
		this.pending.put(task.id(), new Pending(task, now));
		write(task, (row) -> row.start(now));
		tell(task.view());
	}

	void reported(LiveTask task) {
		Pending entry = this.pending.get(task.id());
		if (entry != null && entry.isDue(this.clock.instant())) {
			write(entry);
		}
	}

	/** Writes what was reported since the last write. */
	void flush() {
		this.pending.values().stream().filter(Pending::isDirty).forEach(this::write);
	}

	void ended(LiveTask task, TaskEnd end) {
		Instant now = this.clock.instant();
		Pending entry = this.pending.remove(task.id());
		synchronized ((entry != null) ? entry : task) {
			write(task, (row) -> row.end(end, now));
		}
		record(task.actor(), task.view(), end);
		tell(task.view());
	}

	/** The end of a task that nobody runs any more. */
	void closed(Task lost, TaskEnd end) {
		Instant now = this.clock.instant();
		this.store.change(lost.id(), (row) -> row.end(end, now));
		record(lost.actor(), lost.view(), end);
		this.store.find(lost.id()).ifPresent(this::tell);
	}

	private void record(Actor actor, TaskView task, TaskEnd end) {
		try {
			this.trail.record(actor, task.kind(), task.target(), end.outcome(), end.auditDetail());
		}
		catch (RuntimeException ex) {
			log.error("The end of task {} is missing in the audit trail", task.id(), ex);
		}
	}

	private void write(Pending entry) {
		// one writer at a time, so that an older figure never lands last
		synchronized (entry) {
			if (!this.pending.containsKey(entry.task.id())) {
				return;
			}
			Instant now = this.clock.instant();
			entry.written(now);
			TaskView view = entry.task.view();
			write(entry.task, (row) -> row.progress(view.progress(), view.message(), now));
			tell(view);
		}
	}

	private void write(LiveTask task, Consumer<Task> change) {
		try {
			this.store.change(task.id(), change);
		}
		catch (RuntimeException ex) {
			log.error("The row of task {} ({}) could not be written", task.id(), task.view().state(), ex);
		}
	}

	private void tell(TaskView view) {
		for (TaskListener listener : this.listeners) {
			try {
				listener.taskChanged(view);
			}
			catch (RuntimeException ex) {
				log.warn("A listener failed on task {}", view.id(), ex);
			}
		}
	}

	/** When a running task was written last, and whether it said anything since. */
	private static final class Pending {

		private final LiveTask task;

		private Instant writtenAt;

		private boolean dirty;

		Pending(LiveTask task, Instant now) {
			this.task = task;
			this.writtenAt = now;
		}

		synchronized boolean isDue(Instant now) {
			this.dirty = true;
			return !now.isBefore(this.writtenAt.plus(WRITE_EVERY));
		}

		synchronized boolean isDirty() {
			return this.dirty;
		}

		synchronized void written(Instant now) {
			this.dirty = false;
			this.writtenAt = now;
		}

	}

}

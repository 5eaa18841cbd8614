package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskId;
import dev.weir.task.TaskListener;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down what happens to running tasks, and tells the listeners. Progress is written
 * at most four times a second and task; what comes in between is written by
 * {@link #flush()}. A database that fails for a moment stops no task that runs; its end
 * is written when the database is back. Thread-safe.
 */
@Component
class Journal {

	static final Duration WRITE_EVERY = Duration.ofMillis(250);

	/** A database that failed is left alone for so long: nobody's work waits for it. */
	private static final Duration QUIET = Duration.ofSeconds(2);

	private static final Logger log = LoggerFactory.getLogger(Journal.class);

	private final Map<TaskId, Pending> pending = new ConcurrentHashMap<>();

	private final Listeners listeners = new Listeners();

	private final TaskStore store;

	private final LastWords lastWords;

	private final Clock clock;

	private volatile long quietUntil = System.nanoTime();

	Journal(TaskStore store, LastWords lastWords, Clock clock) {
		this.store = store;
		this.lastWords = lastWords;
		this.clock = clock;
	}

	void listen(TaskListener listener) {
		this.listeners.add(listener);
	}

	void queued(LiveTask task, Origin origin) {
		this.store.insert(new Task(task.id(), task.request(), origin, task.createdAt()));
		this.listeners.tell(task.view());
	}

	/** Writes that it runs; false when another Weir has taken it for lost. */
	boolean began(LiveTask task) {
		boolean started = this.store.start(task.id(), this.clock.instant());
		if (started) {
			this.pending.put(task.id(), new Pending(task, System.nanoTime()));
			this.listeners.tell(task.view());
		}
		return started;
	}

	/**
	 * Writes a note before it returns.
	 * @throws Problem when the task is not ours any more
	 */
	void note(LiveTask task, TaskNote note) {
		boolean noted;
		try {
			noted = this.store.note(task.id(), note);
		}
		catch (RuntimeException ex) {
			throw Problem.of(ErrorKind.DATABASE_UNAVAILABLE, null, ex);
		}
		if (!noted) {
			throw Problem.of(ErrorKind.CONFLICT, "task.taken-over");
		}
	}

	void reported(LiveTask task) {
		Pending entry = this.pending.get(task.id());
		if (entry != null && entry.isDue(System.nanoTime())) {
			write(entry);
		}
	}

	/** Writes what was reported since the last write, and ends that had to wait. */
	void flush() {
		this.pending.values().stream().filter(Pending::isDirty).forEach(this::write);
		this.lastWords.retry();
	}

	void ended(LiveTask task, TaskEnd end) {
		Instant now = this.clock.instant();
		Pending entry = this.pending.remove(task.id());
		// whoever writes progress right now ends first
		synchronized ((entry != null) ? entry : task) {
			this.lastWords.write(task, end, now);
		}
		task.tell();
		this.listeners.tell(task.view());
	}

	/**
	 * The end of a task that nobody runs any more.
	 * @param from the instance that ran it
	 * @param by the instance that says so
	 * @return the row as it then is, empty when another was faster
	 */
	Optional<Task> closed(TaskId id, UUID from, UUID by) {
		boolean known = this.store.find(id).filter((task) -> task.state().isOver()).isPresent();
		Optional<Task> lost = this.store.close(id, from, by, this.clock.instant());
		lost.filter((task) -> !known).ifPresent((task) -> {
			this.lastWords.record(task.actor(), task.view(), TaskEnd.interrupted(task.state()));
			this.listeners.tell(task.view());
		});
		return lost;
	}

	/** What became of a task that was cut off. */
	void settled(TaskId id, TaskOutcome outcome) {
		this.store.settle(id, outcome, this.clock.instant()).ifPresent((task) -> {
			this.lastWords.record(task.actor(), task.view(), TaskEnd.settled(outcome));
			this.listeners.tell(task.view());
		});
	}

	private void write(Pending entry) {
		// one writer at a time, so that an older figure never lands last
		synchronized (entry) {
			if (!this.pending.containsKey(entry.task.id()) || this.quietUntil - System.nanoTime() > 0) {
				return;
			}
			entry.written(System.nanoTime());
			TaskView view = entry.task.view();
			try {
				Instant now = this.clock.instant();
				this.store.change(entry.task.id(), (row) -> row.progress(view.progress(), view.message(), now));
			}
			catch (RuntimeException ex) {
				this.quietUntil = System.nanoTime() + QUIET.toNanos();
				log.warn("The progress of task {} could not be written: {}", view.id(), ex.toString());
			}
			this.listeners.tell(view);
		}
	}

	/** When a running task was written last, and whether it said anything since. */
	private static final class Pending {

		private final LiveTask task;

		private long writtenAt;

		private boolean dirty;

		Pending(LiveTask task, long nanos) {
			this.task = task;
			this.writtenAt = nanos;
		}

		synchronized boolean isDue(long nanos) {
			this.dirty = true;
			return nanos - this.writtenAt >= WRITE_EVERY.toNanos();
		}

		synchronized boolean isDirty() {
			return this.dirty;
		}

		synchronized void written(long nanos) {
			this.dirty = false;
			this.writtenAt = nanos;
		}

	}

}

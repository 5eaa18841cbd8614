package dev.weir.task.engine;

import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.weir.access.Actor;
import dev.weir.audit.AuditEntry;
import dev.weir.audit.AuditTrail;
import dev.weir.task.TaskView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the ends of tasks, into their rows and into the trail. What the database does
 * not take now is kept and written when it does. Thread-safe.
 */
@Component
class LastWords {

	private static final Logger log = LoggerFactory.getLogger(LastWords.class);

	private final Queue<Attempt> waiting = new ConcurrentLinkedQueue<>();

	private final TaskStore store;

	private final AuditTrail trail;

	LastWords(TaskStore store, AuditTrail trail) {
		this.store = store;
		this.trail = trail;
	}

	/**
	 * The end of a task that this instance ran. It counts as written when the trail has
	 * it too: until then whoever asks for the end waits, and never sees one without its
	 * row in the trail.
	 */
	void write(LiveTask task, TaskEnd end, Instant at) {
		attempt(() -> {
			if (!this.store.end(task.id(), end, at)) {
				log.warn("Task {} was taken for lost by another Weir; it ended as {}", task.id(), end.state());
			}
		}, "the end of task " + task.id());
		record(task.actor(), task.view(), end);
		attempt(() -> task.written().complete(null), "the word to those who wait for task " + task.id());
	}

	/** Only into the trail. */
	void record(Actor actor, TaskView task, TaskEnd end) {
		attempt(() -> this.trail.record(actor,
				AuditEntry.of(task.kind(), task.target(), end.outcome(), end.auditDetail()).by(task.id())),
				"the trail's row of task " + task.id());
	}

	/** Tries again what failed before, in its order, until something fails. */
	void retry() {
		Attempt next = this.waiting.peek();
		while (next != null && succeeds(next)) {
			this.waiting.remove(next);
			next = this.waiting.peek();
		}
	}

	private void attempt(Runnable work, String what) {
		Attempt attempt = new Attempt(work, what);
		if (!this.waiting.isEmpty() || !succeeds(attempt)) {
			this.waiting.add(attempt);
		}
	}

	private static boolean succeeds(Attempt attempt) {
		try {
			attempt.work().run();
			return true;
		}
		catch (RuntimeException ex) {
			log.warn("Not written yet: {}: {}", attempt.what(), ex.toString());
			return false;
		}
	}

	private record Attempt(Runnable work, String what) {
	}

}

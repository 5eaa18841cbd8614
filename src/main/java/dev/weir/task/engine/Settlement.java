package dev.weir.task.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskId;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import dev.weir.task.TaskState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of tasks that were cut off: asks their reconcilers until their
 * hosts answer. What did not end well is believed at the second look only, since libvirtd
 * goes on for a moment with what a dead client asked for. Thread-safe.
 */
class Settlement {

	/** Ticks between two looks: three seconds. */
	static final int PAUSE = 6;

	/** After so many failures other than an absent host the search is given up. */
	private static final int FAILURES = 5;

	private static final Logger log = LoggerFactory.getLogger(Settlement.class);

	private final Map<TaskId, Case> cases = new ConcurrentHashMap<>();

	private final Map<String, TaskReconciler> reconcilers = new ConcurrentHashMap<>();

	private final TaskStore store;

	private final Journal journal;

	private final Lanes lanes;

	Settlement(TaskStore store, Journal journal, Lanes lanes, List<TaskReconciler> reconcilers) {
		this.store = store;
		this.journal = journal;
		this.lanes = lanes;
		for (TaskReconciler reconciler : reconcilers) {
			reconciler.kinds().forEach((kind) -> this.reconcilers.put(kind, reconciler));
		}
	}

	/**
	 * Takes up the search for what became of the task.
	 * @param lane the lane in which it ran: a host that hangs delays only its own
	 */
	void add(TaskId id, String lane) {
		this.cases.putIfAbsent(id, new Case(id, "settle:" + lane));
	}

	/** Whether there is anything left to find out. */
	boolean isDone() {
		return this.cases.isEmpty();
	}

	/** Twice a second. */
	void tick() {
		this.cases.values().stream().filter(Case::isDue).forEach((each) -> {
			each.busy = true;
			this.lanes.submit(each.lane, () -> look(each));
		});
	}

	private void look(Case each) {
		try {
			Optional<LostTask> task = this.store.lost(each.id, each.calm);
			if (task.isEmpty() || settles(each, task.get())) {
				this.cases.remove(each.id);
			}
		}
		catch (Problem problem) {
			if (!isAbsence(problem.kind())) {
				failed(each, problem);
			}
		}
		catch (RuntimeException ex) {
			failed(each, ex);
		}
		finally {
			each.rest();
		}
	}

	private boolean settles(Case each, LostTask task) {
		TaskReconciler reconciler = this.reconcilers.get(task.kind());
		TaskOutcome outcome = (reconciler != null) ? reconciler.reconcile(task)
				: TaskOutcome.unfinished(TaskEnd.CUT_OFF, null);
		if (outcome.state() != TaskState.SUCCEEDED && !task.calm()) {
			each.calm = true;
			return false;
		}
		this.journal.settled(each.id, outcome);
		log.info("Task {} ({}) was cut off and is now {}: {}", each.id, task.kind(), outcome.state(),
				outcome.message());
		return true;
	}

	private void failed(Case each, RuntimeException ex) {
		log.warn("What became of task {} could not be found out", each.id, ex);
		if (++each.failures >= FAILURES) {
			this.journal.settled(each.id, TaskOutcome.unknown());
			this.cases.remove(each.id);
		}
	}

	private static boolean isAbsence(ErrorKind kind) {
		return switch (kind) {
			case HOST_UNREACHABLE, HOST_REJECTED, TIMED_OUT, TOO_MANY_TRIES, DATABASE_UNAVAILABLE -> true;
			default -> false;
		};
	}

	/** A task whose outcome is looked for. Written by one thread at a time. */
	private static final class Case {

		private final TaskId id;

		private final String lane;

		private volatile boolean calm;

		private volatile boolean busy;

		private volatile int wait;

		private volatile int failures;

		Case(TaskId id, String lane) {
			this.id = id;
			this.lane = lane;
		}

		boolean isDue() {
			if (!this.busy && this.wait > 0) {
				this.wait = this.wait - 1;
			}
			return !this.busy && this.wait == 0;
		}

		void rest() {
			this.wait = PAUSE;
			this.busy = false;
		}

	}

}

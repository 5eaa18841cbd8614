package dev.weir.task.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

import dev.weir.access.Actor;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskId;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import org.jspecify.annotations.Nullable;

/**
 * A task that this instance has queued or runs: what its thread, whoever cancels it and
 * whoever waits for it share. The row follows it. Thread-safe: every change is made under
 * its lock, handlers are called outside of it.
 */
final class LiveTask implements TaskProgress {

	private final TaskId id;

	private final TaskRequest request;

	private final Actor actor;

	private final Locale locale;

	private final TaskBody body;

	private final Clock clock;

	private final Instant createdAt;

	private final CompletableFuture<TaskView> over = new CompletableFuture<>();

	private final CompletableFuture<@Nullable Void> written = new CompletableFuture<>();

	private final Journal journal;

	private TaskState state = TaskState.QUEUED;

	private @Nullable Double progress;

	private @Nullable String message;

	private @Nullable String conclusion;

	private @Nullable TaskEnd end;

	private @Nullable Instant startedAt;

	private @Nullable Instant finishedAt;

	private @Nullable Runnable cancelHandler;

	private boolean cancelAsked;

	private boolean told;

	/**
	 * @param submission what was asked for, and by whom
	 * @param journal hears of each report and note, on the thread of the task
	 */
	LiveTask(TaskId id, Submission submission, Clock clock, Journal journal) {
		this.id = id;
		this.request = submission.request();
		this.body = submission.body();
		this.actor = submission.actor();
		this.locale = submission.locale();
		this.clock = clock;
		this.createdAt = clock.instant();
		this.journal = journal;
	}

	@Override
	public void report(double fraction, String message) {
		double within = Double.isNaN(fraction) ? 0 : Math.max(0, Math.min(1, fraction));
		reported(within, message);
	}

	@Override
	public void report(String message) {
		reported(null, message);
	}

	@Override
	public synchronized void conclude(String what) {
		this.conclusion = what;
	}

	/** How it ends when nothing went wrong. */
	synchronized TaskEnd success() {
		return new TaskEnd(TaskState.SUCCEEDED, this.conclusion, null, null);
	}

	@Override
	public void onCancel(Runnable handler) {
		synchronized (this) {
			this.cancelHandler = handler;
			if (!this.cancelAsked) {
				return;
			}
		}
		handler.run();
	}

	@Override
	public synchronized void checkCancelled() {
		if (this.cancelAsked) {
			throw Problem.of(ErrorKind.CANCELLED, ErrorKind.CANCELLED.messageKey());
		}
	}

	@Override
	public void note(TaskNote note) {
		checkCancelled();
		this.journal.note(this, note);
	}

	/** From queued to running; false when it was ended before it began. */
	synchronized boolean begin() {
		if (this.state != TaskState.QUEUED) {
			return false;
		}
		this.state = TaskState.RUNNING;
		this.startedAt = this.clock.instant();
		return true;
	}

	/** Ends it; false when it was over already. */
	synchronized boolean end(TaskEnd how) {
		if (this.state.isOver()) {
			return false;
		}
		this.state = how.state();
		this.end = how;
		this.message = how.message();
		this.progress = (how.state() == TaskState.SUCCEEDED) ? Double.valueOf(1) : this.progress;
		this.finishedAt = this.clock.instant();
		return true;
	}

	/**
	 * Asks it to stop.
	 * @return whether it never began and is cancelled by this call
	 * @throws Problem of kind CONFLICT when it is over or does not listen
	 */
	boolean cancel() {
		Runnable handler;
		synchronized (this) {
			if (end(this.state == TaskState.QUEUED)) {
				return true;
			}
			if (this.state.isOver()) {
				throw Problem.of(ErrorKind.CONFLICT, "task.over");
			}
			if (this.cancelHandler == null) {
				throw Problem.of(ErrorKind.CONFLICT, "task.not-cancellable");
			}
			handler = this.cancelAsked ? null : this.cancelHandler;
			this.cancelAsked = true;
		}
		if (handler != null) {
			handler.run();
		}
		return false;
	}

	private boolean end(boolean cancelledBeforeItBegan) {
		return cancelledBeforeItBegan && end(TaskEnd.of(TaskState.CANCELLED));
	}

	synchronized boolean wasAskedToStop() {
		return this.cancelAsked;
	}

	/**
	 * From now on everybody may see its end: rows and trail have it, or it waits for
	 * them.
	 */
	synchronized void tell() {
		this.told = true;
	}

	/** What people may see; the end only once it is {@link #tell() told}. */
	synchronized TaskView view() {
		boolean cancellable = this.state == TaskState.QUEUED
				|| (this.state == TaskState.RUNNING && this.cancelHandler != null && !this.cancelAsked);
		TaskEnd seen = this.told ? this.end : null;
		return new TaskView(this.id, this.request.kind(), this.request.target(), this.actor.account(), visible(),
				this.progress, this.message, (seen != null) ? seen.errorKind() : null,
				(seen != null) ? seen.error() : null, this.request.virsh(), cancellable, this.createdAt, this.startedAt,
				this.told ? this.finishedAt : null);
	}

	private TaskState visible() {
		if (this.told || !this.state.isOver()) {
			return this.state;
		}
		return (this.startedAt != null) ? TaskState.RUNNING : TaskState.QUEUED;
	}

	/** Completed when it is over; the row may have to wait for its database. */
	CompletableFuture<TaskView> over() {
		return this.over;
	}

	/** Completed when the row tells of its end. */
	CompletableFuture<@Nullable Void> written() {
		return this.written;
	}

	TaskId id() {
		return this.id;
	}

	TaskRequest request() {
		return this.request;
	}

	TaskBody body() {
		return this.body;
	}

	Actor actor() {
		return this.actor;
	}

	Locale locale() {
		return this.locale;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	private void reported(@Nullable Double fraction, String what) {
		synchronized (this) {
			if (this.state != TaskState.RUNNING) {
				return;
			}
			this.progress = fraction;
			this.message = what;
		}
		this.journal.reported(this);
	}

}

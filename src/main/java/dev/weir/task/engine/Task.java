package dev.weir.task.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.task.LostTask;
import dev.weir.task.TaskId;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The row of a task: queued, then running, then over, never back. Not thread-safe: lives
 * within one transaction.
 */
@Entity
@Table(name = "task")
class Task {

	@Id
	private UUID id;

	@Column(updatable = false)
	private String kind;

	@Convert(converter = StoredTargetKind.class)
	@Column(updatable = false)
	private Target.Kind targetKind;

	@Column(updatable = false)
	private String targetId;

	@Column(updatable = false)
	private String targetLabel;

	@Column(updatable = false)
	private String lane;

	@Column(updatable = false)
	private String author;

	@Column(updatable = false)
	private @Nullable String token;

	@Column(updatable = false)
	private String address;

	@Convert(converter = StoredState.class)
	private TaskState state;

	private @Nullable Double progress;

	private @Nullable String message;

	@Convert(converter = StoredErrorKind.class)
	private @Nullable ErrorKind errorKind;

	private @Nullable String error;

	@Column(updatable = false)
	private String virsh;

	private UUID instance;

	@Column(updatable = false)
	private @Nullable UUID requestId;

	@Column(updatable = false)
	private Instant createdAt;

	private @Nullable Instant startedAt;

	private @Nullable Instant finishedAt;

	private Instant heartbeatAt;

	private boolean unsettled;

	@ElementCollection
	@CollectionTable(name = "task_note", joinColumns = @JoinColumn(name = "task_id"))
	@OrderColumn(name = "seq")
	private List<Note> notes = new ArrayList<>();

	@SuppressWarnings("NullAway.Init") // for JPA
	protected Task() {
	}

	Task(TaskId id, TaskRequest request, Origin origin, Instant now) {
		this.id = id.value();
		this.kind = request.kind();
		this.targetKind = request.target().kind();
		this.targetId = Texts.fit(request.target().id(), Texts.NAME);
		this.targetLabel = Texts.fit(request.target().label(), Texts.NAME);
		this.lane = Texts.fit(request.lane(), Texts.LANE);
		this.author = origin.actor().account();
		this.token = origin.actor().token();
		this.address = origin.actor().address();
		this.state = TaskState.QUEUED;
		this.virsh = Texts.fit(request.virsh(), Texts.LONG);
		this.instance = origin.instance();
		this.requestId = origin.requestId();
		this.createdAt = now;
		this.heartbeatAt = now;
		request.notes().forEach((note) -> this.notes.add(new Note(note)));
	}

	void start(Instant now) {
		must(this.state == TaskState.QUEUED, TaskState.RUNNING);
		this.state = TaskState.RUNNING;
		this.startedAt = now;
		this.heartbeatAt = now;
	}

	/** Says how far it is; nothing once it is over. */
	void progress(@Nullable Double fraction, @Nullable String what, Instant now) {
		if (this.state == TaskState.RUNNING) {
			this.progress = fraction;
			this.message = (what != null) ? Texts.fit(what, Texts.MESSAGE) : null;
			this.heartbeatAt = now;
		}
	}

	/** Notes something; false when it may do nothing more. */
	boolean note(TaskNote note) {
		if (this.state == TaskState.RUNNING) {
			this.notes.add(new Note(note));
		}
		return this.state == TaskState.RUNNING;
	}

	void end(TaskEnd end, Instant now) {
		boolean ranIfItMust = this.state == TaskState.RUNNING || end.state() != TaskState.SUCCEEDED;
		must(!this.state.isOver() && ranIfItMust, end.state());
		this.unsettled = end.isOpen() && !this.notes.isEmpty();
		close(end, now);
		this.message = this.unsettled ? TaskEnd.CHECKING : end.message();
	}

	/** Says what became of it after it was cut off. */
	void settle(TaskOutcome outcome, Instant now) {
		must(this.unsettled, outcome.state());
		this.unsettled = false;
		close(TaskEnd.settled(outcome), now);
	}

	private void close(TaskEnd end, Instant now) {
		this.state = end.state();
		this.progress = (end.state() == TaskState.SUCCEEDED) ? Double.valueOf(1) : this.progress;
		this.message = end.message();
		this.errorKind = end.errorKind();
		this.error = (end.error() != null) ? Texts.fit(end.error(), Texts.LONG) : null;
		this.finishedAt = now;
		this.heartbeatAt = now;
	}

	private void must(boolean allowed, TaskState next) {
		if (!allowed) {
			throw new IllegalStateException("Task " + this.id + " is " + this.state + ", not on the way to " + next);
		}
	}

	TaskId id() {
		return new TaskId(this.id);
	}

	String lane() {
		return this.lane;
	}

	TaskState state() {
		return this.state;
	}

	boolean isTendedBy(UUID which) {
		return this.instance.equals(which);
	}

	/** Hands it to another Weir. */
	void tendedBy(UUID other) {
		this.instance = other;
	}

	/** Whether it was cut off and nobody knows yet what became of it. */
	boolean isUnsettled() {
		return this.unsettled;
	}

	/** What it noted, and what of it others have taken since. */
	LostTask lost(Set<String> taken, boolean calm) {
		return new LostTask(this.kind, view().target(), notes(), taken, calm);
	}

	List<TaskNote> notes() {
		return this.notes.stream().map(Note::note).toList();
	}

	Instant createdAt() {
		return this.createdAt;
	}

	/** Who asked for it; the session is not kept. */
	Actor actor() {
		return new Actor(this.author, this.token, null, null, this.address);
	}

	/** As another instance or a later start sees it: nobody here could cancel it. */
	TaskView view() {
		return new TaskView(id(), this.kind, new Target(this.targetKind, this.targetId, this.targetLabel), this.author,
				this.state, this.progress, this.message, this.errorKind, this.error, this.virsh, false, this.createdAt,
				this.startedAt, this.finishedAt);
	}

}

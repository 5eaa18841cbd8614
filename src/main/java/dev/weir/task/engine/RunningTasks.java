package dev.weir.task.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.weir.access.Access;
import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskId;
import dev.weir.task.TaskListener;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Tasks on the threads of this instance, with rows for all to see. Thread-safe.
 */
class RunningTasks implements Tasks {

	/** So many threads may wait for an end at once; more answer at once. */
	private static final int MOST_WAITING = 40;

	private final Map<TaskId, LiveTask> live = new ConcurrentHashMap<>();

	private final Semaphore waiting = new Semaphore(MOST_WAITING);

	private final Access access;

	private final TaskStore store;

	private final Journal journal;

	private final TaskRunner runner;

	private final Clock clock;

	private volatile boolean stopping;

	RunningTasks(Access access, TaskStore store, TaskRunner runner, Clock clock) {
		this.access = access;
		this.store = store;
		this.journal = runner.journal();
		this.runner = runner;
		this.clock = clock;
	}

	@Override
	public TaskView submit(TaskRequest request, TaskBody body) {
		if (this.stopping) {
			throw Problem.of(ErrorKind.CONFLICT, "task.stopping");
		}
		Submission submission = new Submission(request, body, this.access.actor(), LocaleContextHolder.getLocale());
		LiveTask task = new LiveTask(new TaskId(UUID.randomUUID()), submission, this.clock, this.journal);
		this.live.put(task.id(), task);
		task.written().thenRun(() -> this.live.remove(task.id()));
		try {
			this.journal.queued(task, this.runner.origin(submission.actor()));
		}
		catch (RuntimeException ex) {
			this.live.remove(task.id());
			throw ex;
		}
		this.runner.queue(task);
		return task.view();
	}

	@Override
	public Optional<TaskView> find(TaskId id) {
		LiveTask task = this.live.get(id);
		return (task != null) ? Optional.of(task.view()) : this.store.find(id);
	}

	@Override
	public TaskView await(TaskId id, Duration atMost) {
		LiveTask task = this.live.get(id);
		if (task != null && !atMost.isNegative() && !atMost.isZero() && this.waiting.tryAcquire()) {
			try {
				return task.over().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				return task.view();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.waiting.release();
			}
		}
		return find(id).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "task.unknown", id.toString()));
	}

	@Override
	public Listing<TaskView> list(PageQuery query) {
		return this.store.list(query).map(this::newest);
	}

	@Override
	public List<TaskView> of(Target.Kind kind, String id, int atMost) {
		return this.store.of(kind, id, atMost).stream().map(this::newest).toList();
	}

	@Override
	public TaskView cancel(TaskId id) {
		LiveTask task = this.live.get(id);
		if (task == null) {
			TaskView row = this.store.find(id)
				.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "task.unknown", id.toString()));
			throw Problem.of(ErrorKind.CONFLICT, row.state().isOver() ? "task.over" : "task.elsewhere");
		}
		if (task.cancel()) {
			this.runner.ended(task, TaskEnd.of(TaskState.CANCELLED));
		}
		return task.view();
	}

	@Override
	public void listen(TaskListener listener) {
		this.journal.listen(listener);
	}

	/** The row is a moment behind the task itself. */
	private TaskView newest(TaskView row) {
		LiveTask task = this.live.get(row.id());
		return (task != null) ? task.view() : row;
	}

	/** Whether this instance knows the task as queued or running. */
	boolean tends(TaskId id) {
		return this.live.containsKey(id);
	}

	/**
	 * Takes no more work, and gives what runs that long to end; what does not is called
	 * interrupted, honestly.
	 */
	void stop(Duration grace) {
		this.stopping = true;
		List<LiveTask> all = List.copyOf(this.live.values());
		all.stream().filter((task) -> task.view().state() == TaskState.QUEUED).forEach(this::interrupt);
		long until = System.nanoTime() + grace.toNanos();
		for (LiveTask task : all) {
			try {
				task.over().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
			}
			catch (TimeoutException | ExecutionException ex) {
				interrupt(task);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				interrupt(task);
			}
		}
	}

	private void interrupt(LiveTask task) {
		TaskEnd end = TaskEnd.interrupted(task.view().state());
		if (task.end(end)) {
			this.runner.ended(task, end);
		}
	}

}

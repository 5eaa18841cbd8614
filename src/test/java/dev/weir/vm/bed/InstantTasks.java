package dev.weir.vm.bed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Target;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskBody;
import dev.weir.task.TaskId;
import dev.weir.task.TaskListener;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

/**
 * Runs each task at once on the thread that submits it. One thread.
 */
public final class InstantTasks implements Tasks {

	private final List<TaskView> tasks = new ArrayList<>();

	private final List<String> messages = new ArrayList<>();

	private @Nullable Runnable cancel;

	private Runnable check = () -> {
	};

	/** The last task. */
	public TaskView last() {
		return this.tasks.get(this.tasks.size() - 1);
	}

	/** What tasks said they are doing. */
	public List<String> messages() {
		return this.messages;
	}

	/** Breaks off the task that runs, as a person would. */
	public void cancelRunning() {
		Runnable handler = this.cancel;
		if (handler != null) {
			handler.run();
		}
	}

	/** Does something whenever the task that runs asks whether it is cancelled. */
	public void onCheck(Runnable action) {
		this.check = action;
	}

	/** Runs the work of a task without a row for it; what it throws comes through. */
	public void submitRaw(TaskBody body) {
		try {
			body.run(new Progress());
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	@Override
	public TaskView submit(TaskRequest request, TaskBody body) {
		ErrorKind kind = null;
		String error = null;
		try {
			body.run(new Progress());
		}
		catch (Problem problem) {
			kind = problem.kind();
			error = problem.messageKey();
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
		TaskState state = (kind == null) ? TaskState.SUCCEEDED
				: (kind == ErrorKind.CANCELLED) ? TaskState.CANCELLED : TaskState.FAILED;
		TaskView task = new TaskView(new TaskId(UUID.randomUUID()), request.kind(), request.target(), "tester", state,
				null, null, kind, error, request.virsh(), false, Instant.EPOCH, null, null);
		this.tasks.add(task);
		return task;
	}

	@Override
	public Optional<TaskView> find(TaskId id) {
		return this.tasks.stream().filter((task) -> task.id().equals(id)).findFirst();
	}

	@Override
	public TaskView await(TaskId id, Duration atMost) {
		return find(id).orElseThrow();
	}

	@Override
	public Listing<TaskView> list(PageQuery query) {
		return Listing.page(this.tasks, query);
	}

	@Override
	public List<TaskView> of(Target.Kind kind, String id, int atMost) {
		return this.tasks.stream().filter((task) -> task.target().id().equals(id)).toList();
	}

	@Override
	public TaskView cancel(TaskId id) {
		throw Problem.of(ErrorKind.CONFLICT, "task.over");
	}

	@Override
	public void listen(TaskListener listener) {
	}

	private final class Progress implements TaskProgress {

		@Override
		public void report(double fraction, String message) {
			report(message);
		}

		@Override
		public void report(String message) {
			InstantTasks.this.messages.add(message);
		}

		@Override
		public void onCancel(Runnable handler) {
			InstantTasks.this.cancel = handler;
		}

		@Override
		public void checkCancelled() {
			InstantTasks.this.check.run();
		}

	}

}

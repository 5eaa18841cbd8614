package dev.weir.task;

import java.net.URI;
import java.time.Duration;

import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The answer of the REST interface to a change that takes a host's time: 202, the task as
 * body, its address as {@code Location}.
 */
public final class TaskResponse {

	/** Longest wait that {@code ?wait=} grants, in seconds. */
	public static final int LONGEST_WAIT = 120;

	private TaskResponse() {
	}

	/**
	 * Answers with the task, over or not.
	 * @param wait seconds to wait for its end first ({@code ?wait=}, at most
	 * {@value #LONGEST_WAIT} are waited), or null
	 * @throws InvalidInput for a negative wait
	 */
	public static ResponseEntity<TaskJson> of(Tasks tasks, TaskView task, @Nullable Integer wait) {
		TaskView shown = await(tasks, task, wait);
		return ResponseEntity.accepted().location(location(shown.id())).body(TaskJson.of(shown));
	}

	/** Where the REST interface tells about the task. */
	public static URI location(TaskId id) {
		return URI.create("/api/v1/tasks/" + id);
	}

	/**
	 * The task after the wait that was asked for.
	 * @throws InvalidInput for a negative wait
	 */
	public static TaskView await(Tasks tasks, TaskView task, @Nullable Integer wait) {
		if (wait != null && wait < 0) {
			throw InvalidInput.of("wait", "task.wait", LONGEST_WAIT);
		}
		if (wait == null || wait == 0 || task.state().isOver()) {
			return task;
		}
		return tasks.await(task.id(), Duration.ofSeconds(Math.min(wait, LONGEST_WAIT)));
	}

}

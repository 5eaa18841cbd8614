package dev.weir.network;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Where a form leads: most networks are changed at once, and what libvirt refuses is told
 * while everything typed is still there. Thread-safe.
 */
@Component
public class FinishedTask {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Tasks tasks;

	FinishedTask(Tasks tasks) {
		this.tasks = tasks;
	}

	/**
	 * The page of what was changed, or of the task where that takes longer.
	 * @param kind the part of the address that tells the kind, for instance networks
	 * @throws Problem when the task has failed
	 */
	public String page(TaskView task, String kind, String name) {
		TaskView now = this.tasks.await(task.id(), PATIENCE);
		if (now.state() == TaskState.FAILED) {
			ErrorKind error = (now.errorKind() != null) ? now.errorKind() : ErrorKind.REFUSED_BY_HOST;
			throw new Problem(error, error.messageKey(), List.of(), now.error(), null);
		}
		if (now.state() != TaskState.SUCCEEDED) {
			return "redirect:/tasks/" + task.id();
		}
		return "redirect:" + UriComponentsBuilder.fromPath("/hosts/{host}/{kind}/{name}")
			.encode()
			.buildAndExpand(task.target().id().split("/", 2)[0], kind, name)
			.toUriString();
	}

}

package dev.weir.network.definition;

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
class FinishedTask {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Tasks tasks;

	FinishedTask(Tasks tasks) {
		this.tasks = tasks;
	}

	/**
	 * The page of the network, or of the task where that takes longer.
	 * @throws Problem when the task has failed
	 */
	String page(TaskView task) {
		TaskView now = this.tasks.await(task.id(), PATIENCE);
		if (now.state() == TaskState.FAILED) {
			ErrorKind kind = (now.errorKind() != null) ? now.errorKind() : ErrorKind.REFUSED_BY_HOST;
			throw new Problem(kind, kind.messageKey(), List.of(), now.error(), null);
		}
		if (now.state() != TaskState.SUCCEEDED) {
			return "redirect:/tasks/" + task.id();
		}
		String[] place = task.target().id().split("/", 2);
		return "redirect:" + UriComponentsBuilder.fromPath("/hosts/{host}/networks/{network}")
			.encode()
			.buildAndExpand(place[0], place[1])
			.toUriString();
	}

}

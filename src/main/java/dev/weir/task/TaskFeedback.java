package dev.weir.task;

import java.util.List;
import java.util.Map;

import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The answer of a page to a change that became a task: a toast that leads to it. The tray
 * looks again at once. For requests of htmx.
 */
public final class TaskFeedback {

	private TaskFeedback() {
	}

	/** Says that the task was submitted. */
	public static View submitted(TaskView task) {
		return toast("task/feedback :: submitted", Map.of("task", task));
	}

	/** Says that several tasks were submitted (one toast for all). */
	public static View submitted(List<TaskView> tasks) {
		return (tasks.size() == 1) ? submitted(tasks.get(0))
				: toast("task/feedback :: several", Map.of("count", tasks.size()));
	}

	/** Says that the task was asked to stop. */
	public static View cancelled(TaskView task) {
		return toast("task/feedback :: cancelled", Map.of("task", task));
	}

	private static View toast(String fragment, Map<String, Object> model) {
		return FragmentsRendering.fragment(fragment, model)
			.header("HX-Retarget", "#toasts")
			.header("HX-Reswap", "beforeend")
			.header("HX-Trigger", "weir:task")
			.build();
	}

}

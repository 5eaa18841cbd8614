package dev.weir.task.idempotency;

import java.io.IOException;
import java.util.List;

import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answer to a repeated request: the task of the first as it stands now, or a
 * list of them where it made several. Thread-safe.
 */
@Component
class Replay {

	static final String MARK = "Idempotency-Replayed";

	private final Tasks tasks;

	private final JsonMapper json;

	private final HandlerExceptionResolver problems;

	Replay(Tasks tasks, JsonMapper json, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
		this.tasks = tasks;
		this.json = json;
		this.problems = problems;
	}

	void answer(List<TaskView> made, HttpServletRequest request, HttpServletResponse response) throws IOException {
		List<TaskJson> shown = made.stream().map((task) -> shown(task, request)).toList();
		response.setStatus(HttpStatus.ACCEPTED.value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setHeader(MARK, "true");
		response.setHeader(HttpHeaders.LOCATION, TaskResponse.location(made.get(0).id()).toString());
		Object body = (shown.size() == 1) ? shown.get(0) : new Listing<>(shown, null, shown.size());
		response.getOutputStream().write(this.json.writeValueAsBytes(body));
	}

	void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
		if (this.problems.resolveException(request, response, null, problem) == null) {
			response.sendError(problem.kind().httpStatus());
		}
	}

	private TaskJson shown(TaskView task, HttpServletRequest request) {
		TaskView live = this.tasks.find(task.id()).orElse(task);
		return TaskJson.of(TaskResponse.await(this.tasks, live, seconds(request.getParameter("wait"))));
	}

	private static @Nullable Integer seconds(@Nullable String wait) {
		return (wait != null && wait.matches("[0-9]{1,4}")) ? Integer.valueOf(wait) : null;
	}

}

package dev.weir.task.pages;

import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tasks over REST. Thread-safe.
 */
@RestController
@RequestMapping("/api/v1/tasks")
class TaskApi {

	private final TaskDesk desk;

	private final Tasks tasks;

	TaskApi(TaskDesk desk, Tasks tasks) {
		this.desk = desk;
		this.tasks = tasks;
	}

	/** Newest first. */
	@GetMapping
	Listing<TaskJson> list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		return this.desk.list(PageQuery.of(q, limit, cursor)).map(TaskJson::of);
	}

	@GetMapping("/{id}")
	TaskJson get(@PathVariable String id, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskJson.of(TaskResponse.await(this.tasks, this.desk.get(id), wait));
	}

	@PostMapping("/{id}/cancel")
	ResponseEntity<TaskJson> cancel(@PathVariable String id, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.desk.cancel(id), wait);
	}

	/** 409 for kinds that cannot be retried. */
	@PostMapping("/{id}/retry")
	ResponseEntity<TaskJson> retry(@PathVariable String id, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.desk.retry(id), wait);
	}

}

package dev.weir.storage.pool;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;

/**
 * Storage pools of a host.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/storage-pools")
class PoolsApi {

	private final PoolQueries queries;

	private final RunPoolAction actions;

	private final Tasks tasks;

	PoolsApi(PoolQueries queries, RunPoolAction actions, Tasks tasks) {
		this.queries = queries;
		this.actions = actions;
		this.tasks = tasks;
	}

	@GetMapping
	Listing<PoolResource> list(@PathVariable String host, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PageQuery page = PageQuery.of(q, limit, cursor);
		return Listing.page(this.queries.list(HostId.parse(host), page.q()), page).map(PoolResource::of);
	}

	@GetMapping("/{pool}")
	PoolResource get(@PathVariable String host, @PathVariable String pool) {
		return PoolResource.of(this.queries.get(HostId.parse(host), pool).pool());
	}

	@PostMapping("/{pool}/{action:start|stop|refresh}")
	ResponseEntity<TaskJson> act(@PathVariable String host, @PathVariable String pool, @PathVariable String action,
			@RequestParam(required = false) @Nullable Integer wait) {
		PoolAction chosen = PoolAction.of(action)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.pool.unknown", pool, action));
		return TaskResponse.of(this.tasks, this.actions.run(HostId.parse(host), pool, chosen), wait);
	}

}

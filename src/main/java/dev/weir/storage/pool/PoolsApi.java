package dev.weir.storage.pool;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

	private final EditPool editPool;

	private final DeletePool deletePool;

	private final Tasks tasks;

	PoolsApi(PoolQueries queries, RunPoolAction actions, EditPool editPool, DeletePool deletePool, Tasks tasks) {
		this.queries = queries;
		this.actions = actions;
		this.editPool = editPool;
		this.deletePool = deletePool;
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

	@PostMapping("/{pool}/{action:" + PoolAction.IDS + "}")
	ResponseEntity<TaskJson> act(@PathVariable String host, @PathVariable String pool, @PathVariable String action,
			@RequestParam(required = false) @Nullable Integer wait) {
		PoolAction chosen = PoolAction.of(action)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.pool.unknown", pool, action));
		return TaskResponse.of(this.tasks, this.actions.run(HostId.parse(host), pool, chosen), wait);
	}

	/** Changes target and permissions; of an active pool from its next start. */
	@PatchMapping("/{pool}")
	ResponseEntity<TaskJson> edit(@PathVariable String host, @PathVariable String pool, @RequestBody PoolEdit body,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.editPool.edit(HostId.parse(host), pool, body), wait);
	}

	@GetMapping("/{pool}/delete-plan")
	PoolPlan plan(@PathVariable String host, @PathVariable String pool) {
		return this.deletePool.plan(HostId.parse(host), pool);
	}

	/**
	 * @param content whether what the pool lies upon goes too: only when nothing is in it
	 */
	@DeleteMapping("/{pool}")
	ResponseEntity<TaskJson> delete(@PathVariable String host, @PathVariable String pool,
			@RequestParam(defaultValue = "false") boolean content,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.deletePool.delete(HostId.parse(host), pool, content), wait);
	}

}

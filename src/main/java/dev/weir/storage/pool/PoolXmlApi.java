package dev.weir.storage.pool;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.storage.PoolRef;
import dev.weir.storage.pool.PoolDefinitions.Definition;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The definition of a pool as libvirt writes it: the one that its next start takes.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/storage-pools/{pool}/xml")
class PoolXmlApi {

	private final PoolQueries queries;

	private final PoolDefinitions definitions;

	private final EditPool editPool;

	private final Tasks tasks;

	PoolXmlApi(PoolQueries queries, PoolDefinitions definitions, EditPool editPool, Tasks tasks) {
		this.queries = queries;
		this.definitions = definitions;
		this.editPool = editPool;
		this.tasks = tasks;
	}

	@GetMapping
	ResponseEntity<String> get(@PathVariable String host, @PathVariable String pool) {
		PoolRef ref = this.queries.get(HostId.parse(host), pool);
		Definition definition = this.definitions.now(ref);
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).eTag(definition.tag()).body(definition.xml());
	}

	/** Replaces it, unless another stands by now than {@code If-Match} names. */
	@PutMapping
	ResponseEntity<TaskJson> put(@PathVariable String host, @PathVariable String pool,
			@RequestBody(required = false) @Nullable String xml,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
			@RequestParam(required = false) @Nullable Integer wait) {
		if (xml == null) {
			throw InvalidInput.of("xml", "storage.define.required");
		}
		String bare = (tag == null || tag.equals("*")) ? null : tag.replace("\"", "");
		return TaskResponse.of(this.tasks, this.editPool.replace(HostId.parse(host), pool, xml, bare), wait);
	}

}

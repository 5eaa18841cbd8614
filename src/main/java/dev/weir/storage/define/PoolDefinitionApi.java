package dev.weir.storage.define;

import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostId;
import dev.weir.storage.define.FindSources.Search;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Definition of storage pools in the REST interface, with what a host supports and finds.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}")
class PoolDefinitionApi {

	private final PoolChoices choices;

	private final PoolSupport support;

	private final FindSources findSources;

	private final DefinePool definePool;

	private final Tasks tasks;

	PoolDefinitionApi(PoolChoices choices, PoolSupport support, FindSources findSources, DefinePool definePool,
			Tasks tasks) {
		this.choices = choices;
		this.support = support;
		this.findSources = findSources;
		this.definePool = definePool;
		this.tasks = tasks;
	}

	@PostMapping("/storage-pools")
	ResponseEntity<TaskJson> define(@PathVariable String host, @RequestBody PoolForm body,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.definePool.define(HostId.parse(host), body), wait);
	}

	/** The types of pools that the host supports, and the source formats of each. */
	@GetMapping("/storage-types")
	List<SupportedType> types(@PathVariable String host) {
		HostId id = this.choices.host(HostId.parse(host)).id();
		PoolSupport.Kinds kinds = this.support.of(id);
		return kinds.types().stream().map((type) -> new SupportedType(type.id(), kinds.formats(type))).toList();
	}

	/** What the host finds to make a pool of that type of. */
	@GetMapping("/storage-sources")
	Map<String, List<FoundSource>> sources(@PathVariable String host, @RequestParam(defaultValue = "") String type,
			@RequestParam(name = "host", required = false) @Nullable String server,
			@RequestParam(required = false) @Nullable String port,
			@RequestParam(required = false) @Nullable String initiator) {
		return Map.of("items", this.findSources.find(HostId.parse(host), new Search(type, server, port, initiator)));
	}

	/** A type of pools. */
	record SupportedType(String type, List<String> formats) {
	}

}

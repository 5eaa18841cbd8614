package dev.weir.network;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.weir.fleet.HostId;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;

/**
 * Networks of a host.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/networks")
class NetworksApi {

	private final NetworkQueries queries;

	private final StartNetwork startNetwork;

	private final StopNetwork stopNetwork;

	private final Tasks tasks;

	NetworksApi(NetworkQueries queries, StartNetwork startNetwork, StopNetwork stopNetwork, Tasks tasks) {
		this.queries = queries;
		this.startNetwork = startNetwork;
		this.stopNetwork = stopNetwork;
		this.tasks = tasks;
	}

	@GetMapping
	Listing<NetworkResource> list(@PathVariable String host, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PageQuery page = PageQuery.of(q, limit, cursor);
		this.queries.readDetails(HostId.parse(host));
		return Listing.page(this.queries.list(HostId.parse(host), page.q()), page).map(NetworkResource::of);
	}

	@GetMapping("/{network}")
	NetworkResource get(@PathVariable String host, @PathVariable String network) {
		return NetworkResource.of(this.queries.get(HostId.parse(host), network));
	}

	@GetMapping("/{network}/leases")
	Listing<NetworkResource.Lease> leases(@PathVariable String host, @PathVariable String network,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PageQuery page = PageQuery.of(null, limit, cursor);
		return Listing.page(this.queries.leases(HostId.parse(host), network).value(), page)
			.map(NetworkResource.Lease::of);
	}

	@PostMapping("/{network}/start")
	ResponseEntity<TaskJson> start(@PathVariable String host, @PathVariable String network,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.startNetwork.start(HostId.parse(host), network), wait);
	}

	@PostMapping("/{network}/stop")
	ResponseEntity<TaskJson> stop(@PathVariable String host, @PathVariable String network,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.stopNetwork.stop(HostId.parse(host), network), wait);
	}

}

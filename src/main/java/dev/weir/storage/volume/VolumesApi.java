package dev.weir.storage.volume;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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
import dev.weir.storage.PoolContent;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;

/**
 * Volumes of a pool. Names are libvirt's, never paths.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/storage-pools/{pool}/volumes")
class VolumesApi {

	private final VolumeQueries queries;

	private final CreateVolume createVolume;

	private final DeleteVolume deleteVolume;

	private final Tasks tasks;

	VolumesApi(VolumeQueries queries, CreateVolume createVolume, DeleteVolume deleteVolume, Tasks tasks) {
		this.queries = queries;
		this.createVolume = createVolume;
		this.deleteVolume = deleteVolume;
		this.tasks = tasks;
	}

	@GetMapping
	Listing<VolumeResource> list(@PathVariable String host, @PathVariable String pool,
			@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		PageQuery page = PageQuery.of(q, limit, cursor);
		PoolContent content = this.queries.content(this.queries.pool(HostId.parse(host), pool));
		return Listing.page(this.queries.list(content, page.q(), ""), page)
			.map((volume) -> VolumeResource.of(volume, content.readAt()));
	}

	@GetMapping("/{volume}")
	VolumeResource get(@PathVariable String host, @PathVariable String pool, @PathVariable String volume) {
		PoolContent content = this.queries.content(this.queries.pool(HostId.parse(host), pool));
		return content.find(volume)
			.map((view) -> VolumeResource.of(view, content.readAt()))
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.volume.unknown", volume, pool));
	}

	@PostMapping
	ResponseEntity<TaskJson> create(@PathVariable String host, @PathVariable String pool, @RequestBody VolumeForm body,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.createVolume.create(HostId.parse(host), pool, body), wait);
	}

	@DeleteMapping("/{volume}")
	ResponseEntity<TaskJson> delete(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.deleteVolume.delete(HostId.parse(host), pool, volume), wait);
	}

}

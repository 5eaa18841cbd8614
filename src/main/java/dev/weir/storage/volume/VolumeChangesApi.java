package dev.weir.storage.volume;

import dev.weir.fleet.HostId;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Copies of volumes, their growth and their wiping in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/hosts/{host}/storage-pools/{pool}/volumes/{volume}")
class VolumeChangesApi {

	private final CloneVolume cloneVolume;

	private final ResizeVolume resizeVolume;

	private final WipeVolume wipeVolume;

	private final Tasks tasks;

	VolumeChangesApi(CloneVolume cloneVolume, ResizeVolume resizeVolume, WipeVolume wipeVolume, Tasks tasks) {
		this.cloneVolume = cloneVolume;
		this.resizeVolume = resizeVolume;
		this.wipeVolume = wipeVolume;
		this.tasks = tasks;
	}

	@PostMapping("/clone")
	ResponseEntity<TaskJson> copy(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestBody CloneForm body, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.cloneVolume.request(HostId.parse(host), pool, volume, body), wait);
	}

	@PostMapping("/resize")
	ResponseEntity<TaskJson> resize(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestBody ResizeVolume.Size body, @RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.resizeVolume.request(HostId.parse(host), pool, volume, body), wait);
	}

	@PostMapping("/wipe")
	ResponseEntity<TaskJson> wipe(@PathVariable String host, @PathVariable String pool, @PathVariable String volume,
			@RequestBody(required = false) @Nullable Wiping body,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks,
				this.wipeVolume.request(HostId.parse(host), pool, volume, (body != null) ? body.algorithm() : null),
				wait);
	}

	/**
	 * How to overwrite.
	 *
	 * @param algorithm zero, random, trim, ...; null for zero
	 */
	record Wiping(@Nullable String algorithm) {
	}

}

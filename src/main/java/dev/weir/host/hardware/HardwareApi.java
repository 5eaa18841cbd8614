package dev.weir.host.hardware;

import java.util.Objects;

import dev.weir.fleet.HostId;
import dev.weir.host.HostPart;
import dev.weir.hypervisor.xml.SysinfoXml;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What hosts are made of, asked of the host itself, and how their memory is shared out.
 */
@RestController
@RequestMapping("/api/v1/hosts/{id}")
class HardwareApi {

	private final HardwareQueries queries;

	private final TuneMemory tuneMemory;

	private final Tasks tasks;

	HardwareApi(HardwareQueries queries, TuneMemory tuneMemory, Tasks tasks) {
		this.queries = queries;
		this.tuneMemory = tuneMemory;
		this.tasks = tasks;
	}

	/** The SMBIOS tables: firmware, board, processors, memory modules. */
	@GetMapping("/sysinfo")
	SysinfoXml sysinfo(@PathVariable String id) {
		HostPart<SysinfoXml> part = this.queries.read(HostId.parse(id)).sysinfo();
		SysinfoXml known = part.value();
		if (known == null) {
			throw Objects.requireNonNull(part.trouble());
		}
		return known;
	}

	@GetMapping("/memory-tuning")
	MemoryResource memory(@PathVariable String id) {
		return MemoryResource.of(this.queries.read(HostId.parse(id)));
	}

	@PatchMapping("/memory-tuning")
	ResponseEntity<TaskJson> tune(@PathVariable String id, @RequestBody MemoryTuning tuning,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.tuneMemory.tune(HostId.parse(id), tuning), wait);
	}

}

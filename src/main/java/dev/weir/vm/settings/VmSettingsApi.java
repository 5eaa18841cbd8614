package dev.weir.vm.settings;

import java.util.Map;

import dev.weir.fleet.VmId;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Name and autostart in the REST interface.
 */
@RestController
class VmSettingsApi {

	private final EditVm edit;

	private final Tasks tasks;

	VmSettingsApi(EditVm edit, Tasks tasks) {
		this.edit = edit;
		this.tasks = tasks;
	}

	@PatchMapping("/api/v1/vms/{uuid}")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(
			content = @Content(schema = @Schema(implementation = VmEdit.class)))
	ResponseEntity<TaskJson> patch(@PathVariable String uuid, @RequestBody Map<String, @Nullable Object> body,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.edit.request(VmId.parse(uuid), VmEdit.of(body)), wait);
	}

}

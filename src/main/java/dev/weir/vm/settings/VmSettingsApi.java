package dev.weir.vm.settings;

import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.task.TaskResponse;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.VmBody;
import dev.weir.vm.VmLabels;
import dev.weir.vm.Vms;
import dev.weir.vm.label.LabelVm;
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
 * Name, autostart, tags, folder and notes in the REST interface.
 */
@RestController
class VmSettingsApi {

	private final EditVm edit;

	private final LabelVm label;

	private final VmLabels labels;

	private final Vms vms;

	private final Tasks tasks;

	VmSettingsApi(EditVm edit, LabelVm label, VmLabels labels, Vms vms, Tasks tasks) {
		this.edit = edit;
		this.label = label;
		this.labels = labels;
		this.vms = vms;
		this.tasks = tasks;
	}

	/** 202 with a task when the host has something to do, else 200 with the VM. */
	@PatchMapping("/api/v1/vms/{uuid}")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(
			content = @Content(schema = @Schema(implementation = VmPatch.Body.class)))
	ResponseEntity<?> patch(@PathVariable String uuid, @RequestBody Map<String, @Nullable Object> body,
			@RequestParam(required = false) @Nullable Integer wait) {
		VmId id = VmId.parse(uuid);
		VmPatch patch = VmPatch.of(body);
		@Nullable TaskView task = patch.edit().isNothing() ? null : this.edit.request(id, patch.edit());
		if (!patch.label().isNothing()) {
			this.label.change(id, patch.label());
		}
		return (task != null) ? TaskResponse.of(this.tasks, task, wait) : ResponseEntity.ok(shown(id));
	}

	private VmBody shown(VmId id) {
		VmMirror vm = this.vms.view(id);
		return VmBody.of(vm, this.labels.of(id), this.labels.notes(List.of(id)).get(id));
	}

}

package dev.weir.vm.delete;

import dev.weir.fleet.VmId;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Deletion of virtual machines in the REST interface.
 */
@RestController
@RequestMapping("/api/v1/vms/{uuid}")
class DeleteApi {

	private final PlanDeletion planDeletion;

	private final DeleteVm deleteVm;

	private final Tasks tasks;

	DeleteApi(PlanDeletion planDeletion, DeleteVm deleteVm, Tasks tasks) {
		this.planDeletion = planDeletion;
		this.deleteVm = deleteVm;
		this.tasks = tasks;
	}

	@GetMapping("/delete-plan")
	DeletePlan plan(@PathVariable String uuid) {
		return this.planDeletion.plan(VmId.parse(uuid));
	}

	/**
	 * @param force whether a running VM is forced off first
	 */
	@DeleteMapping
	@Parameter(name = "volumes", in = ParameterIn.QUERY,
			description = "none (as when absent), all, or names; given more than once, each value is one name",
			array = @ArraySchema(schema = @Schema(type = "string")))
	ResponseEntity<TaskJson> delete(@PathVariable String uuid, @RequestParam(defaultValue = "false") boolean force,
			@RequestParam(required = false) @Nullable Integer wait, HttpServletRequest request) {
		String[] volumes = request.getParameterValues("volumes");
		VolumeChoice choice = (volumes != null) ? VolumeChoice.of(volumes) : VolumeChoice.NONE;
		return TaskResponse.of(this.tasks, this.deleteVm.request(VmId.parse(uuid), choice, force), wait);
	}

}

package dev.weir.vm.clone;

import java.util.List;
import java.util.UUID;

import dev.weir.fleet.VmId;
import dev.weir.task.TaskJson;
import dev.weir.task.TaskResponse;
import dev.weir.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Clones by REST.
 */
@RestController
class CloneApi {

	private final PlanClone plan;

	private final CloneVm clone;

	private final Tasks tasks;

	CloneApi(PlanClone plan, CloneVm clone, Tasks tasks) {
		this.plan = plan;
		this.clone = clone;
		this.tasks = tasks;
	}

	@PostMapping("/api/v1/vms/{uuid}/clone")
	ResponseEntity<TaskJson> clone(@PathVariable String uuid, @RequestBody CloneDraft draft,
			@RequestParam(required = false) @Nullable Integer wait) {
		return TaskResponse.of(this.tasks, this.clone.request(VmId.parse(uuid), draft), wait);
	}

	/** What it would make; makes nothing. */
	@PostMapping("/api/v1/vms/{uuid}/clone-plan")
	Plan plan(@PathVariable String uuid, @RequestBody CloneDraft draft) {
		ClonePlan checked = this.plan.plan(VmId.parse(uuid), draft);
		return new Plan(checked.source().id().value(), checked.name(), checked.linked(), checked.disks(),
				checked.notes(), checked.commands());
	}

	/**
	 * A plan.
	 *
	 * @param notes short names of what to think about
	 */
	record Plan(UUID sourceUuid, String name, boolean linked, List<PlannedCopy> disks, List<String> notes,
			String virsh) {
	}

}

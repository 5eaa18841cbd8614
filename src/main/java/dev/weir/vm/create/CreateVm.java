package dev.weir.vm.create;

import dev.weir.access.Target;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import org.springframework.stereotype.Component;

/**
 * Makes a virtual machine.
 */
@Component
class CreateVm {

	private final DraftCheck check;

	private final Tasks tasks;

	private final VmMaker maker;

	CreateVm(DraftCheck check, Tasks tasks, VmMaker maker) {
		this.check = check;
		this.tasks = tasks;
		this.maker = maker;
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind ALREADY_EXISTS, HOST_UNREACHABLE, FORBIDDEN
	 */
	TaskView create(VmDraft draft) {
		CheckedVm vm = this.check.check(draft);
		VmSpec spec = vm.spec();
		TaskRequest request = new TaskRequest("vm.create", Target.of(Target.Kind.VM, spec.id(), spec.name()),
				spec.hostId().toString(), CreationCommands.of(spec))
			.noting(CreateOutcome.notes(spec.hostId(), spec.start()));
		return this.tasks.submit(request, (progress) -> this.maker.make(vm, progress));
	}

}

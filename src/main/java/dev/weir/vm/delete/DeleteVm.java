package dev.weir.vm.delete;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Component;

/**
 * Deletes a virtual machine, and those of its volumes that were chosen, as a task
 * {@code vm.delete}. Thread-safe.
 */
@Component
class DeleteVm {

	private final Vms vms;

	private final Access access;

	private final PlanDeletion planDeletion;

	private final DeletionSteps steps;

	private final Tasks tasks;

	DeleteVm(Vms vms, Access access, PlanDeletion planDeletion, DeletionSteps steps, Tasks tasks) {
		this.vms = vms;
		this.access = access;
		this.planDeletion = planDeletion;
		this.steps = steps;
		this.tasks = tasks;
	}

	/**
	 * Queues the deletion.
	 * @param force whether a running VM may be forced off first
	 * @throws InvalidInput for volumes that cannot go
	 * @throws Problem as for every change, or CONFLICT when it runs and force is not
	 * given
	 */
	TaskView request(VmId id, VolumeChoice choice, boolean force) {
		VmMirror vm = this.vms.change(id, Permission.VM_DELETE);
		if (vm.state().isActive() && !force) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.delete.running", vm.name());
		}
		List<PlannedDisk> volumes = choice.from(this.planDeletion.plan(vm));
		volumes.forEach((disk) -> this.access.require(Permission.STORAGE_EDIT, target(vm, disk)));
		TaskRequest request = new TaskRequest("vm.delete", Vms.target(vm), vm.hostId().toString(), virsh(vm, volumes))
			.noting(DeleteOutcome.notes(vm, volumes));
		return this.tasks.submit(request, (progress) -> this.steps.run(vm, volumes, force, progress));
	}

	private static Target target(VmMirror vm, PlannedDisk disk) {
		return Target.of(Target.Kind.VOLUME, vm.hostId() + "/" + disk.key(),
				Objects.requireNonNullElse(disk.volume(), ""));
	}

	private static String virsh(VmMirror vm, List<PlannedDisk> volumes) {
		List<String> commands = new ArrayList<>();
		String name = Vms.virshName(vm);
		if (vm.state().isActive()) {
			commands.add(VirshCommand.of("destroy", name).toString());
		}
		for (PlannedDisk disk : volumes) {
			commands.add(VirshCommand
				.of("vol-delete", "--pool", String.valueOf(disk.pool()), "--vol", String.valueOf(disk.volume()))
				.toString());
		}
		commands.add(VirshCommand
			.of("undefine", name, "--managed-save", "--snapshots-metadata", "--checkpoints-metadata", "--nvram")
			.toString());
		return String.join(" && ", commands);
	}

}

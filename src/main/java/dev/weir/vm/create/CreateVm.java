package dev.weir.vm.create;

import java.util.ArrayList;
import java.util.List;

import dev.weir.access.Target;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.create.VmSpec.DiskSpec;
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
				spec.hostId().toString(), virsh(spec))
			.noting(CreateOutcome.notes(spec.hostId(), spec.start()));
		return this.tasks.submit(request, (progress) -> this.maker.make(vm, progress));
	}

	private static String virsh(VmSpec spec) {
		List<String> commands = new ArrayList<>();
		for (DiskSpec disk : spec.newDisks()) {
			VirshCommand command = VirshCommand.of("vol-create-as", disk.volume().pool(), disk.volume().name(),
					(disk.bytes() >> 20) + "M");
			commands.add(((disk.format() != null) ? command.with("--format", disk.format()) : command).toString());
		}
		commands.add(VirshCommand.of("define", "--validate", spec.name() + ".xml").toString());
		if (spec.start()) {
			commands.add(VirshCommand.of("start", spec.name()).toString());
		}
		return String.join(" && ", commands);
	}

}

package dev.weir.vm.create;

import java.io.InputStream;
import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.foreign.ForeignVm;
import dev.weir.vm.foreign.OvfReader;
import org.springframework.stereotype.Component;

/**
 * Makes a virtual machine from an OVA while it comes in: nothing of it is kept on Weir's
 * machine.
 */
@Component
class ImportOva {

	private final Access access;

	private final DraftCheck check;

	private final Tasks tasks;

	private final VmMaker maker;

	private final OvaDisks disks;

	ImportOva(Access access, DraftCheck check, Tasks tasks, VmMaker maker, OvaDisks disks) {
		this.access = access;
		this.check = check;
		this.tasks = tasks;
		this.maker = maker;
		this.disks = disks;
	}

	/**
	 * Reads the descriptor and starts to take in the disks. The caller waits for the end
	 * of the task before it lets go of the stream.
	 * @throws InvalidInput for what is no OVA, and naming every wrong field
	 * @throws Problem as {@link CreateVm#create}
	 */
	Begun begin(OvaRequest request, InputStream content) {
		this.access.require(Permission.VM_CREATE, Target.SYSTEM);
		OvaArchive archive = OvaArchive.open(content);
		ForeignVm foreign = OvfReader.read(archive.descriptor());
		if (foreign.disks().isEmpty()) {
			throw InvalidInput.of("file", "vm.import.problem.no-disk");
		}
		CheckedVm vm = this.check.check(request.draft(foreign));
		List<String> files = foreign.disks().stream().map(ForeignVm.Disk::file).toList();
		VmSpec spec = vm.spec();
		TaskRequest task = new TaskRequest("vm.import-ova", Target.of(Target.Kind.VM, spec.id(), spec.name()),
				"transfer:" + spec.hostId(), CreationCommands.ofOva(spec, files))
			.noting(CreateOutcome.notes(spec.hostId(), spec.start()));
		OvaDisks.Package ova = new OvaDisks.Package(archive, files);
		TaskView view = this.tasks.submit(task,
				(progress) -> this.maker.make(vm, progress, (undo) -> this.disks.make(spec, ova, undo, progress)));
		return new Begun(view, foreign);
	}

	/** The task, and what the package says. */
	record Begun(TaskView task, ForeignVm foreign) {
	}

}

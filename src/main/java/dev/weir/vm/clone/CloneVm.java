package dev.weir.vm.clone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.weir.access.Target;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.XmlForm;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DiskSource;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.create.UndoSteps;
import org.springframework.stereotype.Component;

/**
 * Clones a virtual machine, as a task {@code vm.clone}: its volumes, then its definition,
 * then the start. When a step fails the volumes made before it go again; when the start
 * fails the clone stays. It can be cancelled between volumes. Thread-safe.
 */
@Component
class CloneVm {

	private final PlanClone plan;

	private final Tasks tasks;

	private final HostCommands commands;

	private final VolumeCopies copies;

	CloneVm(PlanClone plan, Tasks tasks, HostCommands commands, VolumeCopies copies) {
		this.plan = plan;
		this.tasks = tasks;
		this.commands = commands;
		this.copies = copies;
	}

	/**
	 * Queues it.
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem as {@link PlanClone#plan}
	 */
	TaskView request(VmId id, CloneDraft draft) {
		ClonePlan checked = this.plan.plan(id, draft);
		TaskRequest request = new TaskRequest("vm.clone", Target.of(Target.Kind.VM, checked.id(), checked.name()),
				checked.source().hostId().toString(), checked.commands())
			.noting(CloneOutcome.notes(checked));
		return this.tasks.submit(request, (progress) -> run(checked, progress));
	}

	private void run(ClonePlan plan, TaskProgress progress) {
		UndoSteps undo = new UndoSteps();
		progress.onCancel(() -> {
			// looked at between volumes: libvirt does not break off a copy
		});
		try {
			define(plan, undo, progress);
			undo.forget();
			start(plan, progress);
		}
		catch (RuntimeException ex) {
			throw undo.undo(ex);
		}
		finally {
			this.commands.reread(plan.source().hostId(), plan.id());
			this.commands.rereadHost(plan.source().hostId());
		}
	}

	private void define(ClonePlan plan, UndoSteps undo, TaskProgress progress) {
		DomainXml domain = DomainXml.parse(call(plan, (connection) -> {
			VmId source = plan.source().id();
			if (connection.domains().status(source.value()).state().isActive()) {
				throw Problem.of(ErrorKind.CONFLICT, "vm.clone.problem.started", plan.source().name());
			}
			return connection.domains().xml(source.value(), XmlForm.INACTIVE_SECURE);
		}));
		Map<String, String> macs = CloneIdentity.renew(domain, plan);
		Map<Integer, VolumeInfo> made = new HashMap<>();
		long all = Math.max(1, plan.made().stream().mapToLong(PlannedCopy::bytes).sum());
		long done = 0;
		for (PlannedCopy disk : plan.made()) {
			progress.checkCancelled();
			progress.report((double) done / all * 0.9, "vm.clone.step." + disk.deed().id());
			made.put(disk.index(), this.copies.make(plan, disk, macs, new VolumeCopies.Run(undo, progress)));
			done += disk.bytes();
		}
		progress.checkCancelled();
		progress.report(0.95, "vm.clone.step.define");
		plan.made().forEach((disk) -> use(domain, disk, Objects.requireNonNull(made.get(disk.index()))));
		call(plan, (connection) -> connection.domains().define(domain.document()));
	}

	private static void use(DomainXml domain, PlannedCopy copy, VolumeInfo volume) {
		Disk disk = domain.disks().get(copy.index());
		disk.source(volume.type().equals("block") ? new DiskSource.Block(volume.path())
				: new DiskSource.File(volume.path()));
		disk.set(Disk.FORMAT, (copy.format() != null) ? copy.format() : "raw");
	}

	private void start(ClonePlan plan, TaskProgress progress) {
		if (!plan.start()) {
			return;
		}
		progress.report(0.98, "vm.create.step.start");
		try {
			call(plan, (connection) -> {
				connection.domains().start(plan.id().value(), Set.of());
				return plan;
			});
		}
		catch (Problem ex) {
			throw new Problem(ex.kind(), "vm.create.problem.start-failed", List.of(plan.name()), ex.detail(), ex);
		}
	}

	private <T> T call(ClonePlan plan, HostCall<T> call) {
		return this.commands.call(plan.source().hostId(), HostCommands.LONG, call);
	}

}

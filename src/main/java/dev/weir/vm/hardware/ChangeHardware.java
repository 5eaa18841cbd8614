package dev.weir.vm.hardware;

import java.util.ArrayList;
import java.util.List;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Changes the hardware of a virtual machine, as a task {@code vm.hardware.*}: the
 * definition always, what runs where libvirt can. What came of it is read back and said.
 * Thread-safe.
 */
@Component
class ChangeHardware {

	private final Vms vms;

	private final Tasks tasks;

	private final HostCommands commands;

	private final MediaFinder media;

	ChangeHardware(Vms vms, Tasks tasks, HostCommands commands, MediaFinder media) {
		this.vms = vms;
		this.tasks = tasks;
		this.commands = commands;
		this.media = media;
	}

	/**
	 * Queues the change.
	 * @param asked makes the change out of the VM as it is now, once it is clear that the
	 * one who acts may
	 * @param version the version that it is meant for, or null for any
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem as for every change; CONFLICT for a VM without a definition; STALE
	 */
	TaskView request(VmId id, @Nullable String version, Asked asked) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		String inactive = vm.xml().inactive();
		if (inactive == null || vm.unreadable() != null) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.hardware.problem.transient", vm.name());
		}
		Version.of(vm).require(version);
		Order order = asked.order(vm, DomainXml.parse(inactive));
		DomainXml after = DomainXml.parse(inactive);
		order.change().applyTo(after);
		String virsh = HardwareCommands.of(vm, order, after);
		TaskRequest request = new TaskRequest(order.change().taskKind(), Vms.target(vm), vm.hostId().toString(), virsh)
			.noting(notes(vm, order));
		return this.tasks.submit(request, (progress) -> run(vm, order, version, progress));
	}

	private static TaskNote[] notes(VmMirror vm, Order order) {
		List<TaskNote> notes = new ArrayList<>(
				List.of(TaskNote.host(vm.hostId()), TaskNote.of(HardwareOutcome.VERSION, Version.of(vm).text()),
						TaskNote.of(HardwareOutcome.ITEM, order.change().item())));
		NewVolume fresh = order.fresh();
		if (fresh != null) {
			notes.add(TaskNote.of(HardwareOutcome.VOLUME, fresh.pool() + "/" + fresh.name()));
		}
		return notes.toArray(TaskNote[]::new);
	}

	private void run(VmMirror vm, Order order, @Nullable String version, TaskProgress progress) {
		NewVolume fresh = order.fresh();
		HardwareChange change = order.change();
		try {
			if (fresh != null && change instanceof AddDevice add) {
				progress.report("vm.hardware.making-volume");
				change = add.with(this.media.make(vm, fresh));
			}
			Applied applied = apply(vm, change, version, fresh);
			progress.conclude(applied.messageKey());
		}
		finally {
			this.commands.reread(vm.hostId(), vm.id());
			if (fresh != null) {
				this.commands.rereadHost(vm.hostId());
			}
		}
	}

	private Applied apply(VmMirror vm, HardwareChange change, @Nullable String version, @Nullable NewVolume fresh) {
		try {
			return this.commands.call(vm.hostId(), HostCommands.LONG,
					(connection) -> new HardwareRun(connection, vm.id().value()).apply(change, version));
		}
		catch (Problem ex) {
			boolean lost = ex.kind() == ErrorKind.HOST_UNREACHABLE || ex.kind() == ErrorKind.TIMED_OUT;
			if (fresh != null && !lost) {
				// made for this disk, and nothing shows it
				this.media.unmake(vm, fresh);
			}
			throw ex;
		}
	}

	/** Makes a change out of what somebody asked for. */
	@FunctionalInterface
	interface Asked {

		Order order(VmMirror vm, DomainXml definition);

	}

	/**
	 * What is to be done.
	 *
	 * @param fresh the volume to make first, or null
	 */
	record Order(HardwareChange change, @Nullable NewVolume fresh) {

		static Order of(HardwareChange change) {
			return new Order(change, null);
		}

	}

}

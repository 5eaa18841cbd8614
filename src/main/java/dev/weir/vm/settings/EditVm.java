package dev.weir.vm.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.Domains;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renames a virtual machine and sets its autostart, as a task {@code vm.edit}.
 * Thread-safe.
 */
@Component
class EditVm {

	private final Vms vms;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	EditVm(Vms vms, Fleet fleet, Tasks tasks, HostCommands commands) {
		this.vms = vms;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * Queues the changes.
	 * @throws InvalidInput for a name that libvirt would not take, or when there is
	 * nothing to change
	 * @throws Problem as for every change; CONFLICT when a running VM is to be renamed or
	 * a transient one to be started by itself; ALREADY_EXISTS for a name that is taken
	 */
	TaskView request(VmId id, VmEdit edit) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		edit.check();
		checkName(vm, edit.name());
		if (edit.autostart() != null && !vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.edit.transient", vm.name());
		}
		TaskRequest request = new TaskRequest("vm.edit", Vms.target(vm), vm.hostId().toString(), virsh(vm, edit))
			.noting(EditOutcome.notes(vm.hostId(), edit));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(vm.hostId(), HostCommands.SHORT,
						(connection) -> apply(connection.domains(), id.value(), edit));
			}
			finally {
				this.commands.reread(vm.hostId(), id);
			}
		});
	}

	private static boolean apply(Domains domains, UUID id, VmEdit edit) {
		if (edit.autostart() != null) {
			domains.setAutostart(id, edit.autostart());
		}
		if (edit.name() != null) {
			domains.rename(id, edit.name());
		}
		return true;
	}

	private void checkName(VmMirror vm, @Nullable String name) {
		if (name == null) {
			return;
		}
		if (vm.state() != VmState.SHUT_OFF) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.edit.rename-off-only", vm.name(), new VmStateText(vm.state()));
		}
		boolean taken = this.fleet.vms()
			.stream()
			.anyMatch((other) -> other.hostId().equals(vm.hostId()) && other.name().equals(name)
					&& !other.id().equals(vm.id()));
		if (taken) {
			throw Problem.of(ErrorKind.ALREADY_EXISTS, "vm.edit.name-taken", name, vm.hostName());
		}
	}

	private static String virsh(VmMirror vm, VmEdit edit) {
		List<String> commands = new ArrayList<>();
		String name = Vms.virshName(vm);
		if (edit.autostart() != null) {
			commands.add((edit.autostart() ? VirshCommand.of("autostart", name)
					: VirshCommand.of("autostart", "--disable", name))
				.toString());
		}
		if (edit.name() != null) {
			commands.add(VirshCommand.of("domrename", name, edit.name()).toString());
		}
		return String.join(" && ", commands);
	}

}

package dev.weir.vm.power;

import java.util.Set;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.Domains;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.PowerAction;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import dev.weir.vm.template.Templates;
import org.springframework.stereotype.Component;

/**
 * Switches a virtual machine's power, as a task {@code vm.<action>}. Pressed twice, it is
 * done once: the task looks at the state the host reports and has nothing to do when that
 * is what was wanted. A shutdown ends when the guest was asked. Thread-safe.
 */
@Component
public class PowerVm {

	private final Vms vms;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Templates templates;

	PowerVm(Vms vms, Tasks tasks, HostCommands commands, Templates templates) {
		this.vms = vms;
		this.tasks = tasks;
		this.commands = commands;
		this.templates = templates;
	}

	/**
	 * Queues the action.
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN, HOST_UNREACHABLE, or CONFLICT when
	 * the state does not allow it
	 */
	public TaskView request(VmId id, PowerAction action) {
		VmMirror vm = allowed(id, action);
		TaskRequest request = new TaskRequest("vm." + action.id(), Vms.target(vm), vm.hostId().toString(),
				VirshCommand.of(action.virsh(), Vms.virshName(vm)).toString())
			.noting(TaskNote.host(vm.hostId()));
		return this.tasks.submit(request, (progress) -> run(vm, action, progress));
	}

	/**
	 * The VM, if the action could be queued.
	 * @throws Problem as {@link #request}
	 */
	VmMirror allowed(VmId id, PowerAction action) {
		VmMirror vm = this.vms.change(id, Permission.VM_POWER);
		if (!action.fits(vm.state())) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.power.conflict." + action.id(), vm.name(),
					new VmStateText(vm.state()));
		}
		if (action == PowerAction.START) {
			this.templates.refuse(vm);
		}
		if (action == PowerAction.SAVE && !vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.power.conflict.transient", vm.name());
		}
		return vm;
	}

	private void run(VmMirror vm, PowerAction action, TaskProgress progress) {
		try {
			boolean done = this.commands.call(vm.hostId(), action.deadline(), (connection) -> {
				Domains domains = connection.domains();
				if (isDone(action, domains.status(vm.id().value()))) {
					return false;
				}
				perform(action, vm.id(), domains);
				return true;
			});
			progress.report(1, done ? "vm.power.done." + action.id() : "vm.power.nothing-to-do");
		}
		finally {
			this.commands.reread(vm.hostId(), vm.id());
		}
	}

	/** Whether there is nothing to do; never for what leaves no trace. */
	static boolean isDone(PowerAction action, DomainStatus status) {
		VmState state = VmState.of(status.state(), status.managedSave());
		return switch (action) {
			case START -> state == VmState.RUNNING || state == VmState.BLOCKED;
			case SHUTDOWN, FORCE_OFF -> state == VmState.SHUT_OFF || state == VmState.SAVED;
			case PAUSE -> state == VmState.PAUSED;
			case RESUME -> state == VmState.RUNNING;
			case SAVE -> state == VmState.SAVED;
			case DISCARD_SAVED -> !status.managedSave();
			case REBOOT, RESET, NMI -> false;
		};
	}

	private static void perform(PowerAction action, VmId id, Domains domains) {
		switch (action) {
			case START -> domains.start(id.value(), Set.of());
			case SHUTDOWN -> domains.shutdown(id.value());
			case REBOOT -> domains.reboot(id.value());
			case RESET -> domains.reset(id.value());
			case FORCE_OFF -> domains.destroy(id.value(), false);
			case PAUSE -> domains.suspend(id.value());
			case RESUME -> domains.resume(id.value());
			case SAVE -> domains.managedSave(id.value());
			case DISCARD_SAVED -> domains.removeManagedSave(id.value());
			case NMI -> domains.injectNmi(id.value());
		}
	}

}

package dev.weir.vm.power;

import java.util.Set;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.DomainRef;
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
import org.springframework.stereotype.Component;

/**
 * Shuts a virtual machine down and starts it again, so that what waits for the next start
 * applies: a task {@code vm.restart}. A reboot would not do, since QEMU keeps running.
 * The guest has {@link ShutdownWait#PATIENCE} to shut down; until then it can be
 * cancelled. It is never forced off. Runs in a lane of its own, since it mostly waits.
 * Thread-safe.
 */
@Component
class RestartVm {

	private final Vms vms;

	private final Tasks tasks;

	private final HostCommands commands;

	private final ShutdownWait shutdown;

	RestartVm(Vms vms, Tasks tasks, HostCommands commands, ShutdownWait shutdown) {
		this.vms = vms;
		this.tasks = tasks;
		this.commands = commands;
		this.shutdown = shutdown;
	}

	/**
	 * Queues it.
	 * @throws Problem as for every change, or CONFLICT when the VM does not run
	 */
	TaskView request(VmId id) {
		VmMirror vm = this.vms.change(id, Permission.VM_POWER);
		if (!PowerAction.SHUTDOWN.fits(vm.state()) || !vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.power.conflict.restart", vm.name(), new VmStateText(vm.state()));
		}
		String name = Vms.virshName(vm);
		String virsh = VirshCommand.of("shutdown", name) + " && " + VirshCommand.of("start", name);
		TaskRequest request = new TaskRequest("vm.restart", Vms.target(vm), vm.hostId() + "/restart", virsh)
			.noting(TaskNote.host(vm.hostId()));
		return this.tasks.submit(request, (progress) -> run(vm, progress));
	}

	private void run(VmMirror vm, TaskProgress progress) {
		progress.report("vm.restart.asking");
		int run = this.commands.call(vm.hostId(), HostCommands.SHORT,
				(connection) -> number(connection.domains(), vm.id()));
		progress.note(TaskNote.of(RestartOutcome.RUN, run));
		this.commands.call(vm.hostId(), HostCommands.SHORT, (connection) -> {
			connection.domains().shutdown(vm.id().value());
			return true;
		});
		progress.report("vm.restart.waiting");
		this.shutdown.await(vm, progress);
		progress.report("vm.restart.starting");
		try {
			this.commands.call(vm.hostId(), HostCommands.LONG, (connection) -> {
				Domains domains = connection.domains();
				if (!domains.status(vm.id().value()).state().isActive()) {
					domains.start(vm.id().value(), Set.of());
				}
				return true;
			});
		}
		finally {
			this.commands.reread(vm.hostId(), vm.id());
		}
	}

	/** libvirt's number of the run: another one after a start. -1 when it is off. */
	static int number(Domains domains, VmId id) {
		return domains.list()
			.stream()
			.filter((domain) -> domain.uuid().equals(id.value()))
			.mapToInt(DomainRef::id)
			.findFirst()
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.vm.unknown", id));
	}

}

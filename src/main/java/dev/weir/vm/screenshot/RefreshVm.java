package dev.weir.vm.screenshot;

import java.util.List;
import java.util.Set;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkEffect;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;
import dev.weir.vm.Vms;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads a virtual machine from its host again and has its screen taken anew, as a task
 * {@code vm.refresh}: for those who do not trust what they see. Changes nothing on the
 * host. Thread-safe.
 */
@Component
@Order(5)
class RefreshVm implements BulkVerb, TaskReconciler {

	private static final String KIND = "vm.refresh";

	private final Vms vms;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Screenshots screenshots;

	RefreshVm(Vms vms, Tasks tasks, HostCommands commands, Screenshots screenshots) {
		this.vms = vms;
		this.tasks = tasks;
		this.commands = commands;
		this.screenshots = screenshots;
	}

	/**
	 * Queues it.
	 * @throws Problem of kind NOT_FOUND or HOST_UNREACHABLE
	 */
	TaskView request(VmId id) {
		VmMirror vm = this.vms.change(id, Permission.VM_VIEW);
		TaskRequest request = new TaskRequest(KIND, Vms.target(vm), vm.hostId().toString(),
				VirshCommand.of("dominfo", Vms.virshName(vm)).toString())
			.noting(TaskNote.host(vm.hostId()));
		return this.tasks.submit(request, (progress) -> {
			this.screenshots.forget(id);
			this.commands.reread(vm.hostId(), id);
		});
	}

	@Override
	public List<BulkAction> actions() {
		return List.of(BulkAction.plain("refresh", "vm.bulk.refresh", false));
	}

	@Override
	public List<BulkEffect> plan(VmId id, BulkWish wish) {
		this.vms.change(id, Permission.VM_VIEW);
		return List.of(BulkEffect.of("vm.bulk.refreshed"));
	}

	@Override
	public TaskView perform(VmId id, BulkWish wish) {
		return request(id);
	}

	@Override
	public Set<String> kinds() {
		return Set.of(KIND);
	}

	/** The start of Weir has read everything again. */
	@Override
	public TaskOutcome reconcile(LostTask task) {
		return TaskOutcome.finished();
	}

}

package dev.weir.vm.settings;

import java.util.List;

import dev.weir.access.Permission;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkEffect;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;
import dev.weir.vm.Vms;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Whether many virtual machines start with their host. Thread-safe.
 */
@Component
@Order(2)
class AutostartBulk implements BulkVerb {

	private static final String ON = "autostart-on";

	private final Vms vms;

	private final EditVm edit;

	AutostartBulk(Vms vms, EditVm edit) {
		this.vms = vms;
		this.edit = edit;
	}

	@Override
	public List<BulkAction> actions() {
		return List.of(BulkAction.plain(ON, "vm.bulk.autostart-on", false),
				BulkAction.plain("autostart-off", "vm.bulk.autostart-off", false));
	}

	@Override
	public List<BulkEffect> plan(VmId id, BulkWish wish) {
		VmMirror vm = this.vms.change(id, Permission.VM_HARDWARE);
		if (!vm.persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.edit.transient", vm.name());
		}
		boolean on = wish.action().equals(ON);
		return List.of(BulkEffect
			.of((vm.autostart() == on) ? "vm.bulk.unchanged" : on ? "vm.bulk.autostart-on" : "vm.bulk.autostart-off"));
	}

	@Override
	public TaskView perform(VmId id, BulkWish wish) {
		return this.edit.request(id, new VmEdit(null, wish.action().equals(ON)));
	}

}

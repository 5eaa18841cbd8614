package dev.weir.vm.page;

import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.PowerAction;
import dev.weir.vm.StateReason;
import dev.weir.vm.Vms;
import dev.weir.vm.hardware.HardwareView;
import dev.weir.vm.label.VmNotes;
import dev.weir.vm.template.Templates;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page of one virtual machine. Reads the mirror only.
 */
@Controller
class VmPages {

	private static final int TASKS_SHOWN = 50;

	private final Vms vms;

	private final Fleet fleet;

	private final Tasks tasks;

	private final Access access;

	private final VmNotes notes;

	private final Templates templates;

	VmPages(Vms vms, Fleet fleet, Tasks tasks, Access access, VmNotes notes, Templates templates) {
		this.notes = notes;
		this.vms = vms;
		this.fleet = fleet;
		this.tasks = tasks;
		this.access = access;
		this.templates = templates;
	}

	@GetMapping("/vms/{uuid}")
	String page(@PathVariable String uuid, @RequestParam(defaultValue = "overview") String tab,
			@RequestParam(defaultValue = "") String form, Model model) {
		fill(this.vms.view(VmId.parse(uuid)), VmTab.of(tab), form, model);
		return "vm/page";
	}

	/** The page again while it is open; says so when the VM was deleted meanwhile. */
	@HxRequest
	@GetMapping("/vms/{uuid}")
	String live(@PathVariable String uuid, @RequestParam(defaultValue = "overview") String tab,
			@RequestParam(defaultValue = "") String form, Model model) {
		try {
			fill(this.vms.view(VmId.parse(uuid)), VmTab.of(tab), form, model);
			return "vm/page :: live";
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.NOT_FOUND) {
				throw problem;
			}
			return "vm/page :: gone";
		}
	}

	private void fill(VmMirror vm, VmTab tab, String form, Model model) {
		HostMirror host = this.fleet.requireHost(vm.hostId());
		Target target = Vms.target(vm);
		model.addAttribute("vm", vm);
		model.addAttribute("host", host);
		model.addAttribute("tab", tab);
		model.addAttribute("tabs", VmTab.values());
		model.addAttribute("reason", StateReason.of(vm));
		model.addAttribute("power", PowerAction.available(vm));
		model.addAttribute("mayPower", host.isUp() && this.access.may(Permission.VM_POWER, target));
		model.addAttribute("mayEdit", host.isUp() && this.access.may(Permission.VM_HARDWARE, target));
		model.addAttribute("template", this.templates.isTemplate(vm.id()));
		model.addAttribute("mayClone", host.isUp()
				&& this.access.may(Permission.VM_CREATE, Target.of(Target.Kind.HOST, host.id(), host.name())));
		model.addAttribute("mayDelete", host.isUp() && this.access.may(Permission.VM_DELETE, target));
		model.addAttribute("screen", host.isUp() && PowerAction.FORCE_OFF.fits(vm.state()));
		switch (tab) {
			case XML -> model.addAttribute("document", VmDocument.of(vm, form));
			case OVERVIEW -> {
				model.addAttribute("labels", this.notes.of(vm.id()));
				model.addAttribute("mayLabel", this.access.may(Permission.VM_LABEL, target));
			}
			case HARDWARE -> model.addAttribute("hardware", HardwareView.of(vm));
			case TASKS -> model.addAttribute("tasks", tasks(vm));
			default -> {
			}
		}
	}

	private List<TaskView> tasks(VmMirror vm) {
		return this.access.may(Permission.TASK_VIEW, Target.SYSTEM)
				? this.tasks.of(Target.Kind.VM, vm.id().toString(), TASKS_SHOWN) : List.of();
	}

}

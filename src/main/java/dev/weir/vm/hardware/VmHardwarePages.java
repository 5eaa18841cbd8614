package dev.weir.vm.hardware;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.GuestChoices;
import dev.weir.hypervisor.xml.domain.DeviceKey;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskFeedback;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.Vms;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Forms about the hardware of a VM, and the buttons of its list.
 */
@Controller
@RequestMapping("/vms/{uuid}/hardware")
class VmHardwarePages {

	private static final String PAGE = "vm/hardware/form";

	/** Most changes are made faster; for the others the task list is shown. */
	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private final Vms vms;

	private final Fleet fleet;

	private final Access access;

	private final Tasks tasks;

	private final HostChoices choices;

	private final HardwareDesk desk;

	VmHardwarePages(Vms vms, Fleet fleet, Access access, Tasks tasks, HostChoices choices, HardwareDesk desk) {
		this.vms = vms;
		this.fleet = fleet;
		this.access = access;
		this.tasks = tasks;
		this.choices = choices;
		this.desk = desk;
	}

	@GetMapping("/edit")
	String edit(@PathVariable String uuid, @RequestParam String item, Model model) {
		VmMirror vm = allowed(uuid);
		FormView view = FormView.edit(vm, host(vm), choices(vm), item);
		return shown(vm, view, new HardwareForm(view.values()), model);
	}

	@PostMapping("/edit")
	String save(@PathVariable String uuid, @RequestParam String item,
			@RequestParam(required = false) @Nullable String version,
			@RequestParam MultiValueMap<String, String> parameters, Model model, HttpServletResponse response) {
		VmMirror vm = allowed(uuid);
		FormView view = FormView.edit(vm, host(vm), choices(vm), item);
		HardwareForm form = HardwareForm.of(parameters);
		try {
			Map<String, @Nullable String> changed = form.changed(view.values());
			if (changed.isEmpty()) {
				throw Problem.of(ErrorKind.CONFLICT, "vm.hardware.problem.nothing");
			}
			TaskView task = HardwareForms.SECTIONS.contains(item)
					? this.desk.editSections(vm.id(), version, item, changed)
					: this.desk.editDevice(vm.id(), version, DeviceKey.parse(item), changed);
			return done(vm, task);
		}
		catch (Problem ex) {
			return refused(vm, view, form, ex, new Answer(model, response));
		}
	}

	@GetMapping("/add")
	String add(@PathVariable String uuid, @RequestParam String kind, Model model) {
		VmMirror vm = allowed(uuid);
		FormView view = FormView.add(vm, host(vm), choices(vm), kind);
		model.addAttribute("fresh", true);
		return shown(vm, view, new HardwareForm(view.values()), model);
	}

	@PostMapping("/add")
	String create(@PathVariable String uuid, @RequestParam String kind,
			@RequestParam(required = false) @Nullable String version,
			@RequestParam MultiValueMap<String, String> parameters, Model model, HttpServletResponse response) {
		VmMirror vm = allowed(uuid);
		FormView view = FormView.add(vm, host(vm), choices(vm), kind);
		HardwareForm form = HardwareForm.of(parameters);
		model.addAttribute("fresh", true);
		try {
			Map<String, @Nullable String> values = form.changed(Map.of());
			if (kind.equals("cdrom")) {
				values.put("device", "cdrom");
			}
			return done(vm, this.desk.add(vm.id(), version, FormView.kind(kind), values));
		}
		catch (Problem ex) {
			return refused(vm, view, form, ex, new Answer(model, response));
		}
	}

	@HxRequest
	@PostMapping("/remove")
	View remove(@PathVariable String uuid, @RequestParam String item) {
		return TaskFeedback.submitted(this.desk.remove(VmId.parse(uuid), null, DeviceKey.parse(item)));
	}

	/** One setting of a device, from a button of the list. */
	@HxRequest
	@PostMapping("/set")
	View set(@PathVariable String uuid, @RequestParam String item, @RequestParam String name,
			@RequestParam(defaultValue = "") String value) {
		return TaskFeedback
			.submitted(this.desk.editDevice(VmId.parse(uuid), null, DeviceKey.parse(item), Map.of(name, value)));
	}

	@HxRequest
	@PostMapping("/grow")
	View grow(@PathVariable String uuid, @RequestParam String item, @RequestParam(defaultValue = "") String sizeGib) {
		return TaskFeedback.submitted(this.desk.grow(VmId.parse(uuid), null, DeviceKey.parse(item), sizeGib));
	}

	private VmMirror allowed(String uuid) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		this.access.require(Permission.VM_HARDWARE, Vms.target(vm));
		return vm;
	}

	private HostMirror host(VmMirror vm) {
		return this.fleet.requireHost(vm.hostId());
	}

	private GuestChoices choices(VmMirror vm) {
		String inactive = vm.xml().inactive();
		return (inactive != null && host(vm).isUp()) ? this.choices.of(vm.hostId(), DomainXml.parse(inactive))
				: GuestChoices.UNKNOWN;
	}

	private String done(VmMirror vm, TaskView task) {
		TaskView now = this.tasks.await(task.id(), PATIENCE);
		if (now.state() == TaskState.FAILED) {
			ErrorKind kind = (now.errorKind() != null) ? now.errorKind() : ErrorKind.REFUSED_BY_HOST;
			throw new Problem(kind, kind.messageKey(), List.of(), now.error(), null);
		}
		return "redirect:/vms/" + vm.id() + "?tab=hardware";
	}

	private String refused(VmMirror vm, FormView view, HardwareForm form, Problem problem, Answer answer) {
		if (problem.kind() == ErrorKind.FORBIDDEN || problem.kind() == ErrorKind.UNAUTHENTICATED) {
			throw problem;
		}
		HardwareForm again = form.shown();
		view.values().forEach((name, value) -> again.getValues().putIfAbsent(name, value));
		BindingResult errors = new BeanPropertyBindingResult(again, "form");
		if (problem instanceof InvalidInput invalid) {
			invalid.fields().forEach((field) -> {
				Object[] arguments = field.arguments().toArray();
				if (view.has(field.field())) {
					errors.rejectValue("values[" + field.field() + "]", field.messageKey(), arguments, null);
				}
				else {
					errors.reject(field.messageKey(), arguments, null);
				}
			});
		}
		else {
			errors.reject(problem.messageKey(), problem.arguments().toArray(), null);
		}
		answer.response().setStatus(problem.kind().httpStatus());
		answer.model().addAttribute("detail", problem.detail());
		answer.model().addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
		return shown(vm, view, again, answer.model());
	}

	private String shown(VmMirror vm, FormView view, HardwareForm form, Model model) {
		model.addAttribute("vm", vm);
		model.addAttribute("host", host(vm));
		model.addAttribute("view", view);
		model.addAttribute("form", form);
		return PAGE;
	}

	/** What a request is answered with. */
	private record Answer(Model model, HttpServletResponse response) {
	}

}

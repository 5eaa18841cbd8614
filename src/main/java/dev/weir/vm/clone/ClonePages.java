package dev.weir.vm.clone;

import java.beans.PropertyEditorSupport;
import java.time.Duration;
import java.util.List;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.Vms;
import dev.weir.vm.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The page that clones a virtual machine, or makes one from a template. The form posts
 * itself to be planned ({@code ?plan}) and to be carried out.
 */
@Controller
@RequestMapping("/vms/{uuid}/clone")
class ClonePages {

	private static final String PAGE = "vm/clone";

	/** Links are made faster; for copies the task list is shown. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Vms vms;

	private final Fleet fleet;

	private final PlanClone plan;

	private final CloneVm clone;

	private final Tasks tasks;

	private final Templates templates;

	ClonePages(Vms vms, Fleet fleet, PlanClone plan, CloneVm clone, Tasks tasks, Templates templates) {
		this.vms = vms;
		this.fleet = fleet;
		this.plan = plan;
		this.clone = clone;
		this.tasks = tasks;
		this.templates = templates;
	}

	@GetMapping
	String form(@PathVariable String uuid, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		model.addAttribute("form", CloneForm.of(vm, this.templates.isTemplate(vm.id())));
		return shown(vm, model);
	}

	@PostMapping(params = "plan")
	String plan(@PathVariable String uuid, @ModelAttribute(name = "form", binding = false) @Nullable CloneForm typed,
			BindingResult errors, Model model, HttpServletResponse response) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		CloneForm form = keep(typed, model);
		try {
			model.addAttribute("plan", this.plan.plan(vm.id(), form.draft()));
			return shown(vm, model);
		}
		catch (Problem ex) {
			return refused(vm, ex, model, response);
		}
	}

	@PostMapping
	String carryOut(@PathVariable String uuid,
			@ModelAttribute(name = "form", binding = false) @Nullable CloneForm typed, BindingResult errors,
			Model model, HttpServletResponse response) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		CloneForm form = keep(typed, model);
		try {
			TaskView task = this.clone.request(vm.id(), form.draft());
			TaskView now = this.tasks.await(task.id(), PATIENCE);
			if (now.state() == TaskState.FAILED) {
				ErrorKind kind = (now.errorKind() != null) ? now.errorKind() : ErrorKind.REFUSED_BY_HOST;
				throw new Problem(kind, kind.messageKey(), List.of(), now.error(), null);
			}
			return "redirect:" + (this.fleet.vm(VmId.parse(task.target().id())).isPresent()
					? "/vms/" + task.target().id() : "/tasks");
		}
		catch (Problem ex) {
			return refused(vm, ex, model, response);
		}
	}

	/** A box that is ticked says true; whatever else was sent for it is no. */
	@InitBinder("form")
	void ticks(WebDataBinder binder) {
		binder.registerCustomEditor(Boolean.class, new PropertyEditorSupport() {

			@Override
			public void setAsText(String text) {
				setValue("true".equals(text));
			}

		});
	}

	/** Spring fails on a row number beyond what its lists grow to. */
	@ModelAttribute
	void refuseFarRows(HttpServletRequest request) {
		if (request.getParameterMap().keySet().stream().anyMatch((name) -> name.matches(".*\\[\\d{3,}].*"))) {
			throw InvalidInput.of("disks", "vm.clone.problem.rows");
		}
	}

	private static CloneForm keep(@Nullable CloneForm typed, Model model) {
		if (typed == null) {
			throw InvalidInput.of("disks", "vm.clone.problem.rows");
		}
		model.addAttribute("form", typed);
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", new BeanPropertyBindingResult(typed, "form"));
		return typed;
	}

	/** Fields of the form get their message; what is about a disk stands above. */
	private String refused(VmMirror vm, Problem problem, Model model, HttpServletResponse response) {
		BindingResult told = (BindingResult) java.util.Objects
			.requireNonNull(model.getAttribute(BindingResult.MODEL_KEY_PREFIX + "form"));
		if (problem instanceof InvalidInput invalid) {
			for (FieldProblem field : invalid.fields()) {
				Object[] arguments = field.arguments().toArray();
				if (field.field().contains("[")) {
					told.reject(field.messageKey(), arguments, field.messageKey());
				}
				else {
					told.rejectValue(field.field(), field.messageKey(), arguments, field.messageKey());
				}
			}
		}
		else {
			told.reject(problem.messageKey(), problem.arguments().toArray(), problem.messageKey());
		}
		model.addAttribute("detail", problem.detail());
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return shown(vm, model);
	}

	private String shown(VmMirror vm, Model model) {
		HostMirror host = this.fleet.requireHost(vm.hostId());
		model.addAttribute("vm", vm);
		model.addAttribute("host", host);
		model.addAttribute("template", this.templates.isTemplate(vm.id()));
		model.addAttribute("pools",
				host.pools()
					.stream()
					.filter((pool) -> new PoolRef(host, pool).isActive())
					.map(PoolInfo::name)
					.toList());
		return PAGE;
	}

}

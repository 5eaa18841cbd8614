package dev.weir.vm.create;

import java.beans.PropertyEditorSupport;
import java.time.Duration;
import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that makes a virtual machine from a pasted definition.
 */
@Controller
@RequestMapping("/vms/new-xml")
class PastePages {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Access access;

	private final Fleet fleet;

	private final ImportVm importVm;

	private final Tasks tasks;

	PastePages(Access access, Fleet fleet, ImportVm importVm, Tasks tasks) {
		this.access = access;
		this.fleet = fleet;
		this.importVm = importVm;
		this.tasks = tasks;
	}

	@GetMapping
	String form(@RequestParam(required = false) @Nullable String hostId, Model model) {
		this.access.require(Permission.VM_CREATE, Target.SYSTEM);
		model.addAttribute("form", new PasteForm(hostId, "", false, false));
		return shown(model);
	}

	@PostMapping
	String create(@ModelAttribute(name = "form", binding = false) @Nullable PasteForm typed, BindingResult errors,
			Model model, HttpServletResponse response) {
		PasteForm form = (typed != null) ? typed : new PasteForm(null, null, null, null);
		BindingResult told = new BeanPropertyBindingResult(form, "form");
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", told);
		model.addAttribute("form", form);
		try {
			CreateVmApi.XmlDraft draft = form.draft();
			TaskView task = this.importVm.create(draft.host(), draft.definition(), Boolean.TRUE.equals(form.start()),
					Boolean.TRUE.equals(form.newIdentity()));
			return end(task);
		}
		catch (InvalidInput invalid) {
			invalid.addTo(told);
		}
		catch (Problem problem) {
			told.reject(problem.messageKey(), problem.arguments().toArray(), problem.messageKey());
			model.addAttribute("detail", problem.detail());
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return shown(model);
	}

	private String end(TaskView begun) {
		TaskView task = this.tasks.await(begun.id(), PATIENCE);
		boolean there = this.fleet.vm(VmId.parse(task.target().id())).isPresent();
		if (task.state() == TaskState.FAILED && !there) {
			ErrorKind kind = (task.errorKind() != null) ? task.errorKind() : ErrorKind.REFUSED_BY_HOST;
			throw new Problem(kind, kind.messageKey(), List.of(), task.error(), null);
		}
		return there ? "redirect:/vms/" + task.target().id() : "redirect:/tasks";
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

	private String shown(Model model) {
		model.addAttribute("hosts", HostOption.of(this.fleet.hosts()));
		return "vm/create/paste";
	}

}

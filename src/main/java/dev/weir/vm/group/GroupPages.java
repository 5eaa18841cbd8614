package dev.weir.vm.group;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskFeedback;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The pages of start groups.
 */
@Controller
class GroupPages {

	private final EditGroups edit;

	private final RunGroup run;

	private final MemberNames names;

	private final GroupCards cards;

	GroupPages(EditGroups edit, RunGroup run, MemberNames names, GroupCards cards) {
		this.edit = edit;
		this.run = run;
		this.names = names;
		this.cards = cards;
	}

	@GetMapping("/vms/groups")
	String list(Model model) {
		model.addAttribute("groups", this.cards.of(this.edit.list()));
		return "vm/groups";
	}

	/** The groups again, after an event. */
	@HxRequest
	@GetMapping("/vms/groups")
	String live(Model model) {
		list(model);
		return "vm/groups :: groups";
	}

	@GetMapping("/vms/groups/new")
	String blank(Model model) {
		return form(GroupForm.blank(), null, model);
	}

	@PostMapping("/vms/groups/new")
	String create(@ModelAttribute("form") @Nullable GroupForm form, BindingResult errors, Model model,
			HttpServletResponse response) {
		if (form == null) {
			return unreadable(null, model, response);
		}
		try {
			this.edit.create(form.spec(this.names, null));
			return "redirect:/vms/groups";
		}
		catch (InvalidInput invalid) {
			return wrong(invalid, form, null, errors, model, response);
		}
	}

	@GetMapping("/vms/groups/{id}/edit")
	String filled(@PathVariable String id, Model model) {
		GroupView group = this.edit.get(id);
		return form(GroupForm.of(group), group, model);
	}

	@PostMapping("/vms/groups/{id}/edit")
	String change(@PathVariable String id, @ModelAttribute("form") @Nullable GroupForm form, BindingResult errors,
			Model model, HttpServletResponse response) {
		GroupView group = this.edit.get(id);
		if (form == null) {
			return unreadable(group, model, response);
		}
		try {
			this.edit.change(id, form.spec(this.names, group));
			return "redirect:/vms/groups";
		}
		catch (InvalidInput invalid) {
			return wrong(invalid, form, group, errors, model, response);
		}
	}

	@PostMapping("/vms/groups/{id}/delete")
	String remove(@PathVariable String id) {
		this.edit.remove(id);
		return "redirect:/vms/groups";
	}

	@HxRequest
	@PostMapping("/vms/groups/{id}/run")
	View startOrStop(@PathVariable String id, @RequestParam String action) {
		return TaskFeedback.submitted(switch (action) {
			case "start" -> this.run.start(id);
			case "stop" -> this.run.stop(id);
			default -> throw InvalidInput.of("action", "vm.power.unknown", action);
		});
	}

	/**
	 * A tick that is neither yes nor no: no browser sends one, so nothing typed is lost.
	 */
	private String unreadable(@Nullable GroupView group, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return form((group != null) ? GroupForm.of(group) : GroupForm.blank(), group, model);
	}

	private String wrong(InvalidInput invalid, GroupForm form, @Nullable GroupView group, BindingResult errors,
			Model model, HttpServletResponse response) {
		// a member is a row of the form, not a field of its own
		new InvalidInput(invalid.fields()
			.stream()
			.map((field) -> field.field().startsWith("members")
					? new FieldProblem("vm", field.messageKey(), field.arguments()) : field)
			.toList()).addTo(errors);
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return form(form, group, model);
	}

	private String form(GroupForm form, @Nullable GroupView group, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("group", group);
		model.addAttribute("others",
				this.edit.list().stream().filter((other) -> group == null || !other.id().equals(group.id())).toList());
		model.addAttribute("vms", this.names.all());
		model.addAttribute("longest", Member.LONGEST);
		return "vm/group-form";
	}

}

package dev.weir.vm.label;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabels;
import dev.weir.vm.Vms;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The card with tags, folder and notes of a VM, and the form that changes them.
 */
@Controller
class LabelPages {

	private final Vms vms;

	private final VmLabels labels;

	private final LabelVm labelVm;

	LabelPages(Vms vms, VmLabels labels, LabelVm labelVm) {
		this.vms = vms;
		this.labels = labels;
		this.labelVm = labelVm;
	}

	@GetMapping("/vms/{uuid}/labels")
	String form(@PathVariable String uuid, Model model) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		VmLabel label = this.labels.of(vm.id());
		String notes = notes(vm);
		model.addAttribute("labelForm",
				new LabelForm(String.join(", ", label.tags()), label.folder(), notes, NoteText.mark(notes)));
		return show(vm, model);
	}

	@PostMapping("/vms/{uuid}/labels")
	String save(@PathVariable String uuid, @ModelAttribute LabelForm labelForm, BindingResult errors, Model model,
			HttpServletResponse response) {
		VmMirror vm = this.vms.view(VmId.parse(uuid));
		try {
			this.labelVm.change(vm.id(), labelForm.change(), labelForm.mark());
			return "redirect:/vms/" + vm.id();
		}
		catch (InvalidInput invalid) {
			invalid.addTo(errors);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.CONFLICT) {
				throw problem;
			}
			errors.rejectValue("notes", problem.messageKey(), problem.arguments().toArray(), problem.messageKey());
			model.addAttribute("theirs", notes(vm));
			response.setStatus(HttpStatus.CONFLICT.value());
		}
		return show(vm, model);
	}

	private String show(VmMirror vm, Model model) {
		model.addAttribute("vm", vm);
		model.addAttribute("tagsMost", LabelRule.TAGS);
		model.addAttribute("folders",
				this.labels.all()
					.values()
					.stream()
					.flatMap((label) -> label.folders().stream())
					.sorted()
					.distinct()
					.toList());
		return "vm/labels";
	}

	private String notes(VmMirror vm) {
		return this.labels.notes(List.of(vm.id())).getOrDefault(vm.id(), "");
	}

}

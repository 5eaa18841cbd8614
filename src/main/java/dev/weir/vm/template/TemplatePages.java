package dev.weir.vm.template;

import dev.weir.fleet.VmId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The catalogue of templates, and the mark on the page of a virtual machine.
 */
@Controller
class TemplatePages {

	private final Templates templates;

	private final MarkTemplate mark;

	TemplatePages(Templates templates, MarkTemplate mark) {
		this.templates = templates;
		this.mark = mark;
	}

	@GetMapping("/vms/templates")
	String catalogue(Model model) {
		model.addAttribute("templates", this.templates.all());
		return "vm/templates";
	}

	@PostMapping("/vms/{uuid}/template")
	String mark(@PathVariable String uuid, @RequestParam boolean on, @RequestParam(defaultValue = "") String notes) {
		VmId id = VmId.parse(uuid);
		if (on) {
			this.mark.mark(id, notes);
			return "redirect:/vms/templates";
		}
		this.mark.unmark(id);
		return "redirect:/vms/" + id;
	}

}

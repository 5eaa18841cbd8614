package dev.weir.vm.delete;

import java.util.List;
import java.util.Objects;

import dev.weir.fleet.VmId;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that shows what would go, asks for the VM's name and deletes.
 */
@Controller
class DeletePages {

	private final PlanDeletion planDeletion;

	private final DeleteVm deleteVm;

	DeletePages(PlanDeletion planDeletion, DeleteVm deleteVm) {
		this.planDeletion = planDeletion;
		this.deleteVm = deleteVm;
	}

	@GetMapping("/vms/{uuid}/delete-plan")
	String plan(@PathVariable String uuid, Model model) {
		return show(this.planDeletion.plan(VmId.parse(uuid)), List.of(), false, model);
	}

	/** Takes the form as it came: Spring would split a volume's name at its commas. */
	@PostMapping("/vms/{uuid}/delete")
	String delete(@PathVariable String uuid, @RequestParam MultiValueMap<String, String> form, Model model,
			HttpServletResponse response) {
		VmId id = VmId.parse(uuid);
		DeletePlan plan = this.planDeletion.plan(id);
		String name = Objects.requireNonNullElse(form.getFirst("name"), "");
		List<String> volumes = form.getOrDefault("volumes", List.of());
		boolean force = Boolean.parseBoolean(form.getFirst("force"));
		boolean named = name.strip().equals(plan.name().strip());
		if (!named || (plan.running() && !force)) {
			model.addAttribute("nameProblem", named ? null : "vm.delete.name-wrong");
			model.addAttribute("forceProblem", (plan.running() && !force) ? "vm.delete.force-needed" : null);
			model.addAttribute("typed", name);
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return show(plan, volumes, force, model);
		}
		this.deleteVm.request(id, VolumeChoice.exactly(volumes), force);
		return "redirect:/vms";
	}

	private static String show(DeletePlan plan, List<String> volumes, boolean force, Model model) {
		model.addAttribute("plan", plan);
		model.addAttribute("chosen", volumes);
		model.addAttribute("force", force);
		return "vm/delete";
	}

}

package dev.weir.vm.settings;

import dev.weir.fleet.VmId;
import dev.weir.task.TaskFeedback;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Name and autostart on the page of a VM.
 */
@Controller
class VmSettingsPages {

	private final EditVm edit;

	VmSettingsPages(EditVm edit) {
		this.edit = edit;
	}

	@HxRequest
	@PostMapping("/vms/{uuid}/autostart")
	View autostart(@PathVariable String uuid, @RequestParam boolean on) {
		return TaskFeedback.submitted(this.edit.request(VmId.parse(uuid), new VmEdit(null, on)));
	}

	@HxRequest
	@PostMapping("/vms/{uuid}/name")
	View rename(@PathVariable String uuid, @RequestParam String name) {
		return TaskFeedback.submitted(this.edit.request(VmId.parse(uuid), new VmEdit(name.strip(), null)));
	}

	@PostMapping("/vms/{uuid}/name")
	String renameWithoutScript(@PathVariable String uuid, @RequestParam String name) {
		VmId id = VmId.parse(uuid);
		this.edit.request(id, new VmEdit(name.strip(), null));
		return "redirect:/vms/" + id;
	}

}

package dev.weir.vm.power;

import dev.weir.fleet.VmId;
import dev.weir.task.TaskFeedback;
import dev.weir.task.TaskView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The power buttons of the page.
 */
@Controller
class PowerPages {

	private final PowerVerbs verbs;

	PowerPages(PowerVerbs verbs) {
		this.verbs = verbs;
	}

	@HxRequest
	@PostMapping("/vms/{uuid}/power")
	View press(@PathVariable String uuid, @RequestParam String action) {
		return TaskFeedback.submitted(request(uuid, action));
	}

	@PostMapping("/vms/{uuid}/power")
	String pressWithoutScript(@PathVariable String uuid, @RequestParam String action) {
		return "redirect:/vms/" + request(uuid, action).target().id();
	}

	@HxRequest
	@PostMapping("/vms/{uuid}/restart")
	View restart(@PathVariable String uuid) {
		return TaskFeedback.submitted(this.verbs.restart().request(VmId.parse(uuid)));
	}

	@PostMapping("/vms/{uuid}/restart")
	String restartWithoutScript(@PathVariable String uuid) {
		return "redirect:/vms/" + this.verbs.restart().request(VmId.parse(uuid)).target().id();
	}

	private TaskView request(String uuid, String action) {
		return this.verbs.power().request(VmId.parse(uuid), PowerApi.action(action));
	}

}

package dev.weir.vm.power;

import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmId;
import dev.weir.task.TaskFeedback;
import dev.weir.task.TaskView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The power buttons of list and page.
 */
@Controller
class PowerPages {

	private final PowerVerbs verbs;

	private final BulkAnswers answers;

	PowerPages(PowerVerbs verbs, BulkAnswers answers) {
		this.verbs = verbs;
		this.answers = answers;
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

	@HxRequest
	@PostMapping("/vms/actions")
	View many(@RequestParam String action, @RequestParam(defaultValue = "") List<String> uuids) {
		List<PowerOutcome> outcomes = requestMany(action, uuids);
		List<String> refusals = this.answers.refusals(outcomes);
		if (refusals.isEmpty()) {
			return TaskFeedback.submitted(BulkAnswers.tasks(outcomes));
		}
		int started = BulkAnswers.tasks(outcomes).size();
		return FragmentsRendering
			.fragment("vm/feedback :: several",
					Map.of("started", started, "all", outcomes.size(), "refusals", refusals))
			.header("HX-Retarget", "#toasts")
			.header("HX-Reswap", "beforeend")
			.header("HX-Trigger", "weir:task")
			.build();
	}

	@PostMapping("/vms/actions")
	String manyWithoutScript(@RequestParam String action, @RequestParam(defaultValue = "") List<String> uuids) {
		requestMany(action, uuids);
		return "redirect:/vms";
	}

	private TaskView request(String uuid, String action) {
		return this.verbs.power().request(VmId.parse(uuid), PowerApi.action(action));
	}

	private List<PowerOutcome> requestMany(String action, List<String> uuids) {
		return this.verbs.bulk().request(PowerApi.ids(uuids), PowerApi.action(action));
	}

}

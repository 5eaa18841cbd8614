package dev.weir.vm.bulk;

import java.util.List;
import java.util.Map;

import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskFeedback;
import dev.weir.vm.BulkAction;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.FragmentsRendering;

/**
 * The dialog for many virtual machines: what will happen, then what came of each. Without
 * scripts it is a page of its own.
 */
@Controller
class BulkPages {

	private final RunBulk bulk;

	private final BulkAnswers answers;

	private final BulkView view;

	BulkPages(RunBulk bulk, BulkAnswers answers, BulkView view) {
		this.bulk = bulk;
		this.answers = answers;
		this.view = view;
	}

	@PostMapping("/vms/bulk/plan")
	String plan(@ModelAttribute("form") BulkForm form, BindingResult errors, Model model) {
		fill(form, model);
		return "vm/bulk";
	}

	@HxRequest
	@PostMapping("/vms/bulk/plan")
	String planDialog(@ModelAttribute("form") BulkForm form, BindingResult errors, Model model) {
		fill(form, model);
		return "vm/bulk :: plan";
	}

	@PostMapping("/vms/bulk")
	String run(@ModelAttribute("form") BulkForm form, BindingResult errors, Model model, HttpServletResponse response) {
		return deed(form, errors, model, response) ? "vm/bulk :: results" : "vm/bulk";
	}

	@HxRequest
	@PostMapping("/vms/bulk")
	String runDialog(@ModelAttribute("form") BulkForm form, BindingResult errors, Model model) {
		return deed(form, errors, model, null) ? "vm/bulk :: results" : "vm/bulk :: plan";
	}

	/** The tasks again, while some are not over. */
	@HxRequest
	@PostMapping("/vms/bulk/tasks")
	String tasks(@RequestParam(defaultValue = "") List<String> tasks, Model model) {
		model.addAttribute("rows", this.view.tasks(tasks));
		return "vm/bulk :: tasks";
	}

	/** One deed at once, without a dialog: the quick search. */
	@HxRequest
	@PostMapping("/vms/actions")
	View at(@ModelAttribute("form") BulkForm form) {
		List<BulkOutcome> outcomes = this.bulk.run(form.request().ids(), form.request().wish());
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
	String atWithoutScript(@ModelAttribute("form") BulkForm form) {
		this.bulk.run(form.request().ids(), form.request().wish());
		return "redirect:/vms";
	}

	/** As many as would go now: more than were shown must not. */
	private void requireCounted(BulkForm form) {
		long machines = this.bulk.plan(form.request().ids(), form.request().wish())
			.stream()
			.filter((outcome) -> !(outcome instanceof BulkOutcome.Refused))
			.count();
		if (!form.counts(machines)) {
			throw InvalidInput.of("typed", "vm.bulk.count-wrong", machines);
		}
	}

	private void fill(BulkForm form, Model model) {
		BulkAction action = this.bulk.action(form.action());
		model.addAttribute("bulk", action);
		if (action.asks() == BulkAction.Asks.FOLDER) {
			model.addAttribute("folders", this.view.folders());
		}
		model.addAttribute("rows", this.view.rows(this.bulk.plan(form.request().ids(), form.request().wish())));
	}

	/** Whether it was done; else the form tells what is wrong. */
	private boolean deed(BulkForm form, BindingResult errors, Model model, @Nullable HttpServletResponse response) {
		BulkAction action = this.bulk.action(form.action());
		try {
			if (action.asks() == BulkAction.Asks.DELETION) {
				requireCounted(form);
			}
			List<BulkOutcome> outcomes = this.bulk.run(form.request().ids(), form.request().wish());
			model.addAttribute("bulk", action);
			model.addAttribute("rows", this.view.rows(outcomes));
			return true;
		}
		catch (InvalidInput invalid) {
			invalid.addTo(errors);
			if (response != null) {
				response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			}
			fill(form, model);
			return false;
		}
	}

}

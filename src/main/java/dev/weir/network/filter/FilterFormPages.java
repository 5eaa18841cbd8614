package dev.weir.network.filter;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.network.FinishedTask;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

/**
 * The form that makes, copies or changes a packet filter. It posts itself:
 * {@code ?shape=...} for other rows, or to be carried out.
 */
@Controller
class FilterFormPages {

	private static final FilterForm BLANK = new FilterForm("", null, null, "root", "", "",
			List.of(FilterForm.RuleRow.BLANK));

	private final FilterQueries queries;

	private final SaveFilter saveFilter;

	private final FinishedTask finished;

	FilterFormPages(FilterQueries queries, SaveFilter saveFilter, FinishedTask finished) {
		this.queries = queries;
		this.saveFilter = saveFilter;
		this.finished = finished;
	}

	@GetMapping("/hosts/{host}/new-nwfilter")
	String blank(@PathVariable String host, @RequestParam(required = false) @Nullable String from, Model model) {
		HostId id = HostId.parse(host);
		HostMirror mirror = this.queries.hostToChange(id);
		FilterForm form = (from == null || from.isEmpty()) ? BLANK
				: FilterForm.of(this.queries.get(id, from).draft().named(from + "-copy"), null, from);
		return shown(mirror, null, form, model);
	}

	@PostMapping("/hosts/{host}/new-nwfilter")
	String create(@PathVariable String host, @ModelAttribute("form") @Nullable FilterForm typed, BindingResult errors,
			@RequestParam(required = false) @Nullable String shape, Model model, HttpServletResponse response) {
		HostId id = HostId.parse(host);
		FilterForm form = readable(typed);
		HostMirror mirror = this.queries.hostToChange(id);
		if (shape != null) {
			return shown(mirror, null, form.reshaped(shape), model);
		}
		try {
			return this.finished.page(this.saveFilter.make(id, form.draft(), form.from()), "nwfilters",
					String.valueOf(form.draft().name()));
		}
		catch (Problem ex) {
			return refused(mirror, null, form, ex, model, response);
		}
	}

	@GetMapping("/hosts/{host}/nwfilters/{filter}/edit")
	String edit(@PathVariable String host, @PathVariable String filter, Model model) {
		HostId id = HostId.parse(host);
		return shown(this.queries.hostToChange(id), filter, this.queries.get(id, filter).form(), model);
	}

	@PostMapping("/hosts/{host}/nwfilters/{filter}/edit")
	String change(@PathVariable String host, @PathVariable String filter,
			@ModelAttribute("form") @Nullable FilterForm typed, BindingResult errors,
			@RequestParam(required = false) @Nullable String shape, Model model, HttpServletResponse response) {
		HostId id = HostId.parse(host);
		FilterForm form = readable(typed);
		HostMirror mirror = this.queries.hostToChange(id);
		if (shape != null) {
			return shown(mirror, filter, form.reshaped(shape), model);
		}
		try {
			return this.finished.page(this.saveFilter.change(id, filter, form.draft(), form.version()), "nwfilters",
					filter);
		}
		catch (Problem ex) {
			return refused(mirror, filter, form, ex, model, response);
		}
	}

	/** Spring fails on a row number beyond what its lists grow to. */
	@ModelAttribute
	void refuseFarRows(HttpServletRequest request) {
		if (request.getParameterMap().keySet().stream().anyMatch((name) -> name.matches(".*\\[\\d{3,}].*"))) {
			throw InvalidInput.of("rules", "network.problem.too-many", FilterForm.MAX_ROWS);
		}
	}

	private static FilterForm readable(@Nullable FilterForm typed) {
		if (typed == null) {
			throw InvalidInput.of("name", "network.problem.missing");
		}
		return typed;
	}

	private static String refused(HostMirror host, @Nullable String filter, FilterForm form, Problem problem,
			Model model, HttpServletResponse response) {
		BindingResult told = new BeanPropertyBindingResult(form, "form");
		if (problem instanceof InvalidInput input) {
			input.addTo(told);
		}
		else {
			told.reject(problem.messageKey(), problem.arguments().toArray(), problem.messageKey());
			model.addAttribute("detail", problem.detail());
		}
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", told);
		response.setStatus(problem.kind().httpStatus());
		return shown(host, filter, form, model);
	}

	private static String shown(HostMirror host, @Nullable String filter, FilterForm form, Model model) {
		String result = BindingResult.MODEL_KEY_PREFIX + "form";
		// what Spring bound is another object than the one that is shown
		if (!(model.getAttribute(result) instanceof BindingResult told && told.getTarget() == form)) {
			model.addAttribute(result, new BeanPropertyBindingResult(form, "form"));
		}
		model.addAttribute("form", form)
			.addAttribute("host", host)
			.addAttribute("filter", filter)
			.addAttribute("ruleActions", FilterCheck.ACTIONS)
			.addAttribute("directions", FilterCheck.DIRECTIONS)
			.addAttribute("protocols", Protocol.names());
		return "network/filter-form";
	}

}

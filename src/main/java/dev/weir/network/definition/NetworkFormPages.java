package dev.weir.network.definition;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

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
import dev.weir.network.HostInterface;
import dev.weir.network.HostInterfaces;
import dev.weir.network.NetworkMode;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;

/**
 * The form that makes or changes a network. It posts itself: {@code ?shape=...} for
 * another mode or other rows, or to be carried out.
 */
@Controller
class NetworkFormPages {

	private static final String PAGE = "network/form";

	private final DefinitionQueries queries;

	private final DefineNetwork defineNetwork;

	private final ChangeNetwork changeNetwork;

	private final FinishedTask finished;

	private final HostInterfaces interfaces;

	NetworkFormPages(DefinitionQueries queries, DefineNetwork defineNetwork, ChangeNetwork changeNetwork,
			FinishedTask finished, HostInterfaces interfaces) {
		this.queries = queries;
		this.defineNetwork = defineNetwork;
		this.changeNetwork = changeNetwork;
		this.finished = finished;
		this.interfaces = interfaces;
	}

	@GetMapping("/hosts/{host}/new-network")
	String blank(@PathVariable String host, Model model) {
		HostId id = HostId.parse(host);
		HostMirror mirror = this.queries.hostToChange(id, "");
		return shown(mirror, null, FormText.fresh(this.queries.freeBlock(id)), model);
	}

	@PostMapping(path = "/hosts/{host}/new-network", params = "shape")
	String reshapeNew(@PathVariable String host, @ModelAttribute("form") @Nullable NetworkForm typed,
			BindingResult errors, @RequestParam String shape, Model model) {
		return shown(this.queries.hostToChange(HostId.parse(host), ""), null, readable(typed).reshaped(shape), model);
	}

	@PostMapping("/hosts/{host}/new-network")
	String create(@PathVariable String host, @ModelAttribute("form") @Nullable NetworkForm typed, BindingResult errors,
			Model model, HttpServletResponse response) {
		HostId id = HostId.parse(host);
		NetworkForm form = readable(typed);
		try {
			TaskView task = this.defineNetwork.define(id, FormReader.draft(form));
			return this.finished.page(task, "networks", task.target().label());
		}
		catch (Problem ex) {
			return refused(this.queries.hostToChange(id, ""), null, form, ex, model, response);
		}
	}

	@GetMapping("/hosts/{host}/networks/{network}/edit")
	String edit(@PathVariable String host, @PathVariable String network, Model model) {
		HostId id = HostId.parse(host);
		HostMirror mirror = this.queries.hostToChange(id, network);
		NetworkState state = this.queries.state(this.queries.ref(id, network));
		return shown(mirror, network, FormText.of(state.draft(), state.version()), model);
	}

	@PostMapping(path = "/hosts/{host}/networks/{network}/edit", params = "shape")
	String reshape(@PathVariable String host, @PathVariable String network,
			@ModelAttribute("form") @Nullable NetworkForm typed, BindingResult errors, @RequestParam String shape,
			Model model) {
		return shown(this.queries.hostToChange(HostId.parse(host), network), network, readable(typed).reshaped(shape),
				model);
	}

	@PostMapping("/hosts/{host}/networks/{network}/edit")
	String change(@PathVariable String host, @PathVariable String network,
			@ModelAttribute("form") @Nullable NetworkForm typed, BindingResult errors, Model model,
			HttpServletResponse response) {
		HostId id = HostId.parse(host);
		NetworkForm form = readable(typed);
		try {
			TaskView task = this.changeNetwork.change(id, network, FormReader.draft(form), form.version());
			return this.finished.page(task, "networks", network);
		}
		catch (Problem ex) {
			return refused(this.queries.hostToChange(id, network), network, form, ex, model, response);
		}
	}

	/** Spring fails on a row number beyond what its lists grow to. */
	@ModelAttribute
	void refuseFarRows(HttpServletRequest request) {
		if (request.getParameterMap().keySet().stream().anyMatch((name) -> name.matches(".*\\[\\d{3,}].*"))) {
			throw InvalidInput.of("portGroups", "network.problem.too-many", NetworkForm.MAX_ROWS);
		}
	}

	/** A row sent where rows belong, for one, leaves no form at all. */
	private static NetworkForm readable(@Nullable NetworkForm typed) {
		if (typed == null) {
			throw InvalidInput.of("name", "network.problem.missing");
		}
		return typed;
	}

	private String refused(HostMirror host, @Nullable String network, NetworkForm form, Problem problem, Model model,
			HttpServletResponse response) {
		BindingResult told = new BeanPropertyBindingResult(form, "form");
		if (problem instanceof InvalidInput input) {
			FormProblems.of(input).addTo(told);
		}
		else {
			told.reject(problem.messageKey(), problem.arguments().toArray(), problem.messageKey());
			model.addAttribute("detail", problem.detail());
		}
		model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", told);
		response.setStatus(problem.kind().httpStatus());
		return shown(host, network, form, model);
	}

	private String shown(HostMirror host, @Nullable String network, NetworkForm form, Model model) {
		NetworkMode mode = NetworkMode.find(form.mode()).orElse(null);
		String result = BindingResult.MODEL_KEY_PREFIX + "form";
		// what Spring bound is another object than the one that is shown
		if (!(model.getAttribute(result) instanceof BindingResult told && told.getTarget() == form)) {
			model.addAttribute(result, new BeanPropertyBindingResult(form, "form"));
		}
		model.addAttribute("form", form)
			.addAttribute("host", host)
			.addAttribute("network", network)
			.addAttribute("mode", mode)
			.addAttribute("modes", Arrays.asList(NetworkMode.values()))
			.addAttribute("bridges", names(host, HostInterface::isBridge))
			.addAttribute("devices", names(host, (each) -> !each.isBridge() && !each.name().equals("lo")))
			.addAttribute("unseen", FormFields.hidden(mode));
		return PAGE;
	}

	private List<String> names(HostMirror host, Predicate<HostInterface> which) {
		return this.interfaces.ifReadable(host.id()).stream().filter(which).map(HostInterface::name).toList();
	}

}

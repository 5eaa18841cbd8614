package dev.weir.storage.pool;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.pool.PoolDefinitions.Definition;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A pool's definition: facts, target and XML. What only the host knows is fetched by the
 * page right after it stands.
 */
@Controller
@RequestMapping("/hosts/{host}/storage/{pool}")
class PoolDetailPages {

	private static final String DETAILS = "storage/details";

	private final PoolQueries queries;

	private final PoolDefinitions definitions;

	private final EditPool editPool;

	PoolDetailPages(PoolQueries queries, PoolDefinitions definitions, EditPool editPool) {
		this.queries = queries;
		this.definitions = definitions;
		this.editPool = editPool;
	}

	@GetMapping("/details")
	String page(@PathVariable String host, @PathVariable String pool, Model model) {
		PoolRef ref = fill(host, pool, model);
		this.definitions.last(ref).ifPresent((last) -> show(last.value(), model));
		return DETAILS;
	}

	@HxRequest
	@GetMapping("/details")
	String fragment(@PathVariable String host, @PathVariable String pool, Model model) {
		PoolRef ref = fill(host, pool, model);
		try {
			show(this.definitions.get(ref).value(), model);
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
		model.addAttribute("loaded", true);
		return DETAILS + " :: definition";
	}

	@PostMapping("/details")
	ModelAndView edit(@PathVariable String host, @PathVariable String pool, @ModelAttribute("form") PoolEdit form,
			BindingResult errors, Model model) {
		try {
			this.editPool.edit(HostId.parse(host), pool, form);
			return back(host, pool);
		}
		catch (InvalidInput ex) {
			ex.addTo(errors);
			return again(host, pool, model).addObject("form", form).addAllObjects(errors.getModel());
		}
	}

	@PostMapping("/xml")
	ModelAndView replace(@PathVariable String host, @PathVariable String pool,
			@RequestParam(defaultValue = "") String xml, @RequestParam(defaultValue = "") String tag, Model model) {
		try {
			this.editPool.replace(HostId.parse(host), pool, xml, tag);
			return back(host, pool);
		}
		catch (Problem ex) {
			return again(host, pool, model).addObject("typed", xml)
				.addObject("refusal", ex)
				.addObject("refusedFields", (ex instanceof InvalidInput wrong) ? wrong.fields() : null);
		}
	}

	private ModelAndView again(String host, String pool, Model model) {
		PoolRef ref = fill(host, pool, model);
		this.definitions.last(ref).ifPresent((last) -> show(last.value(), model));
		ModelAndView page = new ModelAndView(DETAILS, model.asMap()).addObject("loaded", true);
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	private PoolRef fill(String host, String pool, Model model) {
		PoolRef ref = this.queries.get(HostId.parse(host), pool);
		model.addAttribute("host", ref.host()).addAttribute("pool", ref.pool()).addAttribute("active", ref.isActive());
		return ref;
	}

	private static void show(Definition definition, Model model) {
		model.addAttribute("definition", definition)
			.addAttribute("form", new PoolEdit(definition.facts().targetPath(), definition.permissions().mode(),
					definition.permissions().owner(), definition.permissions().group()));
	}

	private static ModelAndView back(String host, String pool) {
		return new ModelAndView("redirect:" + UriComponentsBuilder.fromPath("/hosts/{host}/storage/{pool}/details")
			.encode()
			.buildAndExpand(host, pool)
			.toUriString());
	}

}

package dev.weir.storage.define;

import java.util.List;
import java.util.Objects;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.storage.define.FindSources.Search;
import org.jspecify.annotations.Nullable;

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
 * The form that defines a pool: the fields of the chosen type, and what can be found to
 * fill them in with.
 */
@Controller
@RequestMapping("/hosts/{host}/storage-pools")
class NewPoolPages {

	private final PoolChoices choices;

	private final FindSources findSources;

	private final DefinePool definePool;

	NewPoolPages(PoolChoices choices, FindSources findSources, DefinePool definePool) {
		this.choices = choices;
		this.findSources = findSources;
		this.definePool = definePool;
	}

	@GetMapping("/new")
	ModelAndView blank(@PathVariable String host, @RequestParam(required = false) @Nullable String type) {
		return page(host, PoolForm.blank(PoolType.of(type).orElse(PoolType.DIR)));
	}

	/**
	 * The same form with the fields of another type, or with something that was found.
	 */
	@PostMapping(path = "/new", params = "shape")
	ModelAndView reshape(@PathVariable String host, @ModelAttribute("form") PoolForm form) {
		return page(host, form);
	}

	@PostMapping("/new")
	ModelAndView define(@PathVariable String host, @ModelAttribute("form") PoolForm form, BindingResult errors) {
		if (!errors.hasErrors()) {
			try {
				this.definePool.define(HostId.parse(host), form);
				return new ModelAndView("redirect:/hosts/" + HostId.parse(host) + "/storage");
			}
			catch (InvalidInput ex) {
				ex.addTo(errors);
			}
		}
		ModelAndView page = page(host, form).addAllObjects(errors.getModel());
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	@PostMapping("/sources")
	String sources(@PathVariable String host, @ModelAttribute("form") PoolForm form, Model model) {
		try {
			List<Found> found = this.findSources
				.find(HostId.parse(host), new Search(form.type(), form.host(), form.port(), form.initiator()))
				.stream()
				.map((source) -> Found.of(host, source))
				.toList();
			model.addAttribute("found", found);
		}
		catch (InvalidInput ex) {
			model.addAttribute("wrong", ex.fields());
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
		return "storage/define :: found";
	}

	private ModelAndView page(String host, PoolForm form) {
		HostId id = HostId.parse(host);
		PoolType type = form.chosen();
		ModelAndView page = new ModelAndView("storage/define").addObject("host", this.choices.host(id))
			.addObject("form", form)
			.addObject("kind", type)
			.addObject("canFind", FindSources.canFind(type))
			.addObject("preparations", this.choices.preparations(type));
		try {
			page.addObject("types", this.choices.types(id, type)).addObject("formats", this.choices.formats(id, type));
		}
		catch (Problem ex) {
			page.addObject("trouble", ex);
		}
		return page;
	}

	/**
	 * Something that was found, and the address of the form that has it filled in.
	 *
	 * @param left the field that the address brings
	 */
	public record Found(String label, String url, String left) {

		static Found of(String host, FoundSource source) {
			String url = UriComponentsBuilder.fromPath("/hosts/{host}/storage-pools/new")
				.queryParam("shape")
				.queryParam(source.field(), "{value}")
				.encode()
				.buildAndExpand(host, source.value())
				.toUriString();
			return new Found(Objects.requireNonNull(source.label()), url, "not " + source.field());
		}

	}

}

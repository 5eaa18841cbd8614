package dev.weir.storage.volume;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.storage.PoolRef;

/**
 * The form that makes a volume.
 */
@Controller
class NewVolumePages {

	private static final Map<String, String> FORMATS = new TreeMap<>(Map.of("qcow2", "qcow2", "raw", "raw"));

	private final VolumeQueries queries;

	private final CreateVolume createVolume;

	private final MessageSource messages;

	NewVolumePages(VolumeQueries queries, CreateVolume createVolume, MessageSource messages) {
		this.messages = messages;
		this.queries = queries;
		this.createVolume = createVolume;
	}

	@GetMapping("/hosts/{host}/storage/{pool}/new")
	ModelAndView blank(@PathVariable String host, @PathVariable String pool) {
		return fill(host, pool).addObject("form", VolumeForm.EMPTY);
	}

	@PostMapping("/hosts/{host}/storage/{pool}/new")
	ModelAndView create(@PathVariable String host, @PathVariable String pool, @ModelAttribute("form") VolumeForm form,
			BindingResult errors) {
		if (!errors.hasErrors()) {
			try {
				this.createVolume.create(HostId.parse(host), pool, form);
				String to = UriComponentsBuilder.fromPath("/hosts/{host}/storage/{pool}")
					.encode()
					.buildAndExpand(host, pool)
					.toUriString();
				return new ModelAndView("redirect:" + to);
			}
			catch (InvalidInput ex) {
				ex.addTo(errors);
			}
		}
		ModelAndView page = fill(host, pool).addObject("form", form).addAllObjects(errors.getModel());
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	private Map<String, String> preallocations() {
		Map<String, String> names = new LinkedHashMap<>();
		for (String each : List.of("none", "metadata", "full")) {
			names.put(each,
					this.messages.getMessage("storage.preallocation." + each, null, LocaleContextHolder.getLocale()));
		}
		return names;
	}

	private ModelAndView fill(String host, String pool) {
		PoolRef ref = this.queries.pool(HostId.parse(host), pool);
		return new ModelAndView("storage/new").addObject("host", ref.host())
			.addObject("pool", ref.pool())
			.addObject("formats", FORMATS)
			.addObject("preallocations", preallocations());
	}

}

package dev.weir.network.filter;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;

/**
 * The packet filters of a host, and one of them.
 */
@Controller
class FilterPages {

	private final FilterQueries queries;

	private final UndefineFilter undefineFilter;

	FilterPages(FilterQueries queries, UndefineFilter undefineFilter) {
		this.queries = queries;
		this.undefineFilter = undefineFilter;
	}

	@GetMapping("/hosts/{host}/nwfilters")
	String page(@PathVariable String host, @RequestParam(defaultValue = "") String q, Model model) {
		model.addAttribute("host", this.queries.host(HostId.parse(host))).addAttribute("q", q);
		return "network/filters";
	}

	@HxRequest
	@GetMapping("/hosts/{host}/nwfilters")
	String rows(@PathVariable String host, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		HostId id = HostId.parse(host);
		model.addAttribute("host", this.queries.host(id)).addAttribute("q", q).addAttribute("loaded", true);
		try {
			PageQuery page = PageQuery.of(q, null, cursor);
			model.addAttribute("listing", Listing.page(this.queries.list(id, page.q()), page));
		}
		catch (InvalidInput ex) {
			model.addAttribute("wrong", ex.fields());
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
		return "network/filters :: rows";
	}

	@GetMapping("/hosts/{host}/nwfilters/{filter}")
	String show(@PathVariable String host, @PathVariable String filter, Model model) {
		HostId id = HostId.parse(host);
		model.addAttribute("host", this.queries.host(id))
			.addAttribute("filter", this.queries.get(id, filter))
			.addAttribute("vms", this.queries.vmsUsing(id, filter))
			.addAttribute("filters", this.queries.filtersUsing(id, filter));
		return "network/filter";
	}

	@PostMapping("/hosts/{host}/nwfilters/{filter}/remove")
	String remove(@PathVariable String host, @PathVariable String filter) {
		HostId id = HostId.parse(host);
		this.undefineFilter.undefine(id, filter);
		return "redirect:/hosts/" + id + "/nwfilters";
	}

}

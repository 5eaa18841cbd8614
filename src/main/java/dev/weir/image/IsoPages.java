package dev.weir.image;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.problem.InvalidInput;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;

/**
 * The ISO images of all hosts. The page itself never waits; its list is fetched right
 * after and waits a few seconds at most.
 */
@Controller
class IsoPages {

	private final Access access;

	private final IsoQueries queries;

	IsoPages(Access access, IsoQueries queries) {
		this.access = access;
		this.queries = queries;
	}

	@GetMapping("/isos")
	String page(@RequestParam(defaultValue = "") String q, Model model) {
		this.access.require(Permission.STORAGE_VIEW, Target.SYSTEM);
		model.addAttribute("q", q);
		return "image/isos";
	}

	@HxRequest
	@GetMapping("/isos")
	String rows(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable String cursor,
			Model model) {
		model.addAttribute("q", q);
		try {
			PageQuery page = PageQuery.of(q, null, cursor);
			model.addAttribute("listing", Listing.page(this.queries.list(page.q()), page));
		}
		catch (InvalidInput ex) {
			model.addAttribute("wrong", ex.fields());
		}
		return "image/isos :: rows";
	}

}

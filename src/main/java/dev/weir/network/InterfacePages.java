package dev.weir.network;

import java.util.List;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

import dev.weir.fleet.HostId;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;

/**
 * The network interfaces of a host, read only, as page and in the REST interface.
 */
@Controller
class InterfacePages {

	private final NetworkQueries queries;

	private final HostInterfaces interfaces;

	InterfacePages(NetworkQueries queries, HostInterfaces interfaces) {
		this.queries = queries;
		this.interfaces = interfaces;
	}

	@GetMapping("/hosts/{host}/interfaces")
	String page(@PathVariable String host, Model model) {
		model.addAttribute("host", this.queries.host(HostId.parse(host)));
		return "network/interfaces";
	}

	@HxRequest
	@GetMapping("/hosts/{host}/interfaces")
	String rows(@PathVariable String host, Model model) {
		HostId id = HostId.parse(host);
		model.addAttribute("host", this.queries.host(id)).addAttribute("loaded", true);
		try {
			model.addAttribute("interfaces", this.interfaces.read(id));
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
		return "network/interfaces :: rows";
	}

	@GetMapping("/api/v1/hosts/{host}/interfaces")
	@ResponseBody
	Listing<HostInterface> list(@PathVariable String host, @RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		HostId id = HostId.parse(host);
		this.queries.host(id);
		List<HostInterface> all = this.interfaces.read(id);
		return Listing.page(all, PageQuery.of(null, limit, cursor));
	}

}

package dev.weir.network;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import dev.weir.fleet.HostId;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.query.Listing;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskFeedback;

/**
 * The networks of a host. The page itself never waits; its list and the leases are
 * fetched right after and wait a few seconds at most.
 */
@Controller
class NetworkPages {

	private final NetworkQueries queries;

	private final StartNetwork startNetwork;

	private final StopNetwork stopNetwork;

	NetworkPages(NetworkQueries queries, StartNetwork startNetwork, StopNetwork stopNetwork) {
		this.queries = queries;
		this.startNetwork = startNetwork;
		this.stopNetwork = stopNetwork;
	}

	@GetMapping("/hosts/{host}/networks")
	String page(@PathVariable String host, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		fill(HostId.parse(host), q, cursor, model);
		return "network/list";
	}

	@HxRequest
	@GetMapping("/hosts/{host}/networks")
	String rows(@PathVariable String host, @RequestParam(defaultValue = "") String q,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		HostId id = HostId.parse(host);
		this.queries.readDetails(id);
		fill(id, q, cursor, model);
		model.addAttribute("loaded", true);
		return "network/list :: rows";
	}

	@GetMapping("/hosts/{host}/networks/{network}/leases")
	String leases(@PathVariable String host, @PathVariable String network, Model model) {
		HostId id = HostId.parse(host);
		model.addAttribute("host", this.queries.host(id)).addAttribute("network", network);
		fillLeases(id, network, model);
		return "network/leases";
	}

	@HxRequest
	@GetMapping("/hosts/{host}/networks/{network}/leases")
	String leaseRows(@PathVariable String host, @PathVariable String network, Model model) {
		leases(host, network, model);
		return "network/leases :: rows";
	}

	@PostMapping("/hosts/{host}/networks/{network}/start")
	View start(@PathVariable String host, @PathVariable String network) {
		return TaskFeedback.submitted(this.startNetwork.start(HostId.parse(host), network));
	}

	@PostMapping("/hosts/{host}/networks/{network}/stop")
	View stop(@PathVariable String host, @PathVariable String network) {
		return TaskFeedback.submitted(this.stopNetwork.stop(HostId.parse(host), network));
	}

	private void fill(HostId host, String q, @Nullable String cursor, Model model) {
		model.addAttribute("host", this.queries.host(host)).addAttribute("q", q).addAttribute("cursor", cursor);
		try {
			PageQuery page = PageQuery.of(q, null, cursor);
			model.addAttribute("listing", Listing.page(this.queries.list(host, page.q()), page));
		}
		catch (InvalidInput ex) {
			model.addAttribute("wrong", ex.fields());
		}
	}

	private void fillLeases(HostId host, String network, Model model) {
		this.queries.requireKnown(host, network);
		try {
			model.addAttribute("leases", this.queries.leases(host, network));
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
	}

}

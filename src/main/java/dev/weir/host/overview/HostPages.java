package dev.weir.host.overview;

import java.util.List;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import dev.weir.fleet.HostId;
import dev.weir.host.NumaCell;
import dev.weir.problem.InvalidInput;

/**
 * The list of hosts and the page of each. Never waits for a host.
 */
@Controller
class HostPages {

	private final HostQueries hosts;

	HostPages(HostQueries hosts) {
		this.hosts = hosts;
	}

	@GetMapping("/hosts")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sort, Model model) {
		fillList(q, sort, model);
		return "host/list";
	}

	@HxRequest
	@GetMapping("/hosts")
	String rows(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sort, Model model) {
		fillList(q, sort, model);
		return "host/list :: rows";
	}

	@GetMapping("/hosts/{id:[0-9a-fA-F-]{36}}")
	String page(@PathVariable String id, Model model) {
		fillPage(id, model);
		return "host/page";
	}

	@HxRequest
	@GetMapping("/hosts/{id:[0-9a-fA-F-]{36}}")
	String overview(@PathVariable String id, Model model) {
		fillPage(id, model);
		return "host/page :: overview";
	}

	private void fillList(String q, String sort, Model model) {
		model.addAttribute("q", q).addAttribute("sort", sort).addAttribute("count", this.hosts.count());
		try {
			model.addAttribute("cards", this.hosts.list(q.strip(), sort));
		}
		catch (InvalidInput ex) {
			model.addAttribute("cards", List.of()).addAttribute("wrong", ex.fields());
		}
	}

	private void fillPage(String id, Model model) {
		HostCard card = this.hosts.get(HostId.parse(id));
		model.addAttribute("card", card)
			.addAttribute("host", card.mirror())
			.addAttribute("numa", NumaCell.of(card.mirror().capabilitiesXml()));
	}

}

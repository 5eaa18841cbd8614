package dev.weir.storage.pool;

import java.util.List;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskFeedback;

/**
 * The pools of a host. Never waits for the host.
 */
@Controller
class PoolPages {

	private final PoolQueries queries;

	private final RunPoolAction actions;

	PoolPages(PoolQueries queries, RunPoolAction actions) {
		this.queries = queries;
		this.actions = actions;
	}

	@GetMapping("/hosts/{host}/storage")
	String page(@PathVariable String host, @RequestParam(defaultValue = "") String q, Model model) {
		fill(host, q, model);
		return "storage/pools";
	}

	@HxRequest
	@GetMapping("/hosts/{host}/storage")
	String rows(@PathVariable String host, @RequestParam(defaultValue = "") String q, Model model) {
		fill(host, q, model);
		return "storage/pools :: rows";
	}

	@PostMapping("/hosts/{host}/storage/{pool}/{action:" + PoolAction.IDS + "}")
	View act(@PathVariable String host, @PathVariable String pool, @PathVariable String action) {
		PoolAction chosen = PoolAction.of(action)
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.pool.unknown", pool, action));
		return TaskFeedback.submitted(this.actions.run(HostId.parse(host), pool, chosen));
	}

	private void fill(String id, String q, Model model) {
		HostId host = HostId.parse(id);
		model.addAttribute("host", this.queries.host(host)).addAttribute("q", q);
		try {
			model.addAttribute("pools", this.queries.list(host, q.strip()));
		}
		catch (InvalidInput ex) {
			model.addAttribute("pools", List.of()).addAttribute("wrong", ex.fields());
		}
	}

}

package dev.weir.storage.pool;

import dev.weir.fleet.HostId;
import dev.weir.storage.PoolRef;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The plan that takes a pool away, and the form that does it.
 */
@Controller
@RequestMapping("/hosts/{host}/storage/{pool}/delete-plan")
class DeletePoolPages {

	private final PoolQueries queries;

	private final DeletePool deletePool;

	DeletePoolPages(PoolQueries queries, DeletePool deletePool) {
		this.queries = queries;
		this.deletePool = deletePool;
	}

	@GetMapping
	ModelAndView plan(@PathVariable String host, @PathVariable String pool) {
		PoolRef ref = this.queries.get(HostId.parse(host), pool);
		return new ModelAndView("storage/delete-pool").addObject("host", ref.host())
			.addObject("pool", ref.pool())
			.addObject("plan", this.deletePool.plan(HostId.parse(host), pool));
	}

	@PostMapping
	ModelAndView delete(@PathVariable String host, @PathVariable String pool,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "false") boolean content) {
		if (!name.strip().equals(pool.strip())) {
			ModelAndView page = plan(host, pool).addObject("wrongName", true);
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
		this.deletePool.delete(HostId.parse(host), pool, content);
		return new ModelAndView("redirect:/hosts/" + HostId.parse(host) + "/storage");
	}

}

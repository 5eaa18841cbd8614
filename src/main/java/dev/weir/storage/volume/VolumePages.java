package dev.weir.storage.volume;

import java.util.List;

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
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.task.TaskFeedback;

/**
 * The volumes of a pool. The page itself shows what was read last and never waits; its
 * list is fetched right after and waits a few seconds at most.
 */
@Controller
class VolumePages {

	private static final int PAGE = 100;

	private final VolumeQueries queries;

	private final DeleteVolume deleteVolume;

	VolumePages(VolumeQueries queries, DeleteVolume deleteVolume) {
		this.queries = queries;
		this.deleteVolume = deleteVolume;
	}

	@GetMapping("/hosts/{host}/storage/{pool}")
	String page(@PathVariable String host, @PathVariable String pool, @RequestParam(defaultValue = "") String q,
			Model model) {
		PoolRef ref = fill(host, pool, q, model);
		this.queries.last(ref).ifPresent((content) -> show(content, q, null, model));
		return "storage/volumes";
	}

	@HxRequest
	@GetMapping("/hosts/{host}/storage/{pool}")
	String rows(@PathVariable String host, @PathVariable String pool, @RequestParam(defaultValue = "") String q,
			@RequestParam(defaultValue = "") String cursor, Model model) {
		PoolRef ref = fill(host, pool, q, model);
		try {
			show(this.queries.content(ref), q, cursor, model);
		}
		catch (InvalidInput ex) {
			throw ex;
		}
		catch (Problem ex) {
			model.addAttribute("trouble", ex);
		}
		model.addAttribute("loaded", true);
		return "storage/volumes :: rows";
	}

	@PostMapping("/hosts/{host}/storage/{pool}/delete")
	View delete(@PathVariable String host, @PathVariable String pool, @RequestParam(defaultValue = "") String volume) {
		return TaskFeedback.submitted(this.deleteVolume.delete(HostId.parse(host), pool, volume));
	}

	@GetMapping("/hosts/{host}/storage/{pool}/upload")
	String upload(@PathVariable String host, @PathVariable String pool, Model model) {
		fill(host, pool, "", model);
		return "storage/upload";
	}

	private PoolRef fill(String host, String pool, String q, Model model) {
		PoolRef ref = this.queries.pool(HostId.parse(host), pool);
		model.addAttribute("host", ref.host())
			.addAttribute("pool", ref.pool())
			.addAttribute("active", ref.isActive())
			.addAttribute("q", q);
		return ref;
	}

	private void show(PoolContent content, String q, @Nullable String cursor, Model model) {
		model.addAttribute("held", content);
		try {
			model.addAttribute("listing",
					Listing.page(this.queries.list(content, q.strip(), ""), PageQuery.of(q, PAGE, cursor)));
		}
		catch (InvalidInput ex) {
			model.addAttribute("wrong", ex.fields()).addAttribute("listing", new Listing<>(List.of(), null, 0));
		}
	}

}

package dev.weir.web.dashboard;

import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.query.PageQuery;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The start page and its two parts that renew themselves. Thread-safe.
 */
@Controller
class DashboardPages {

	private static final PageQuery NEWEST = new PageQuery("", 8, 0);

	private final Overviews overviews;

	private final Tasks tasks;

	private final Access access;

	DashboardPages(Overviews overviews, Tasks tasks, Access access) {
		this.overviews = overviews;
		this.tasks = tasks;
		this.access = access;
	}

	@GetMapping("/")
	String page(Model model) {
		overview(model);
		tasks(model);
		return "web/dashboard";
	}

	@HxRequest
	@GetMapping("/")
	String overview(Model model) {
		model.addAttribute("overview", this.overviews.now());
		return "web/dashboard-fleet :: fleet";
	}

	@HxRequest
	@GetMapping(path = "/", params = "part=tasks")
	String tasks(Model model) {
		List<TaskView> newest = this.access.may(Permission.TASK_VIEW, Target.SYSTEM) ? this.tasks.list(NEWEST).items()
				: List.of();
		model.addAttribute("tasks", newest);
		return "web/dashboard-tasks :: tasks";
	}

}

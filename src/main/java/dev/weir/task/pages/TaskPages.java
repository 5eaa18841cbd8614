package dev.weir.task.pages;

import java.util.List;

import dev.weir.query.PageQuery;
import dev.weir.task.TaskFeedback;
import dev.weir.task.TaskView;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The pages of tasks, and the tray that stands on every page. Thread-safe.
 */
@Controller
@RequestMapping("/tasks")
class TaskPages {

	private static final int IN_TRAY = 8;

	private final TaskDesk desk;

	TaskPages(TaskDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	String list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		fill(q, cursor, model);
		return "task/list";
	}

	@HxRequest
	@GetMapping
	String rows(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String cursor, Model model) {
		fill(q, cursor, model);
		return "task/list :: rows";
	}

	@GetMapping("/{id}")
	String show(@PathVariable String id, Model model) {
		fill(this.desk.get(id), model);
		return "task/detail";
	}

	@HxRequest
	@GetMapping("/{id}")
	String facts(@PathVariable String id, Model model) {
		fill(this.desk.get(id), model);
		return "task/detail :: facts";
	}

	@GetMapping("/tray")
	String tray(Model model) {
		List<TaskView> newest = this.desk.newest(IN_TRAY);
		model.addAttribute("tasks", newest);
		model.addAttribute("open", this.desk.open(1).total());
		return "task/tray :: tray";
	}

	@PostMapping("/{id}/cancel")
	View cancel(@PathVariable String id) {
		return TaskFeedback.cancelled(this.desk.cancel(id));
	}

	@PostMapping("/{id}/retry")
	View retry(@PathVariable String id) {
		return TaskFeedback.submitted(this.desk.retry(id));
	}

	private void fill(@Nullable String q, @Nullable String cursor, Model model) {
		PageQuery query = PageQuery.of(q, null, cursor);
		model.addAttribute("q", query.q());
		model.addAttribute("cursor", (cursor != null) ? cursor : "");
		model.addAttribute("listing", this.desk.list(query));
	}

	private void fill(TaskView task, Model model) {
		model.addAttribute("task", task);
		model.addAttribute("retriable", this.desk.isRetriable(task));
	}

}

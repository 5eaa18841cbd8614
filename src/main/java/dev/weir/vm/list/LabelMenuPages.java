package dev.weir.vm.list;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The menu of folders and tags beside the filter: fetched when somebody opens it.
 */
@Controller
class LabelMenuPages {

	private final LabelQueries labels;

	LabelMenuPages(LabelQueries labels) {
		this.labels = labels;
	}

	@HxRequest
	@GetMapping("/vms/folders")
	String folders(Model model) {
		model.addAttribute("folders", this.labels.folders());
		model.addAttribute("tags", this.labels.tags());
		return "vm/list-folders :: entries";
	}

}

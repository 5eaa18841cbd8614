package dev.weir.vm.list;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Folders and tags of virtual machines in the REST interface: which there are.
 */
@RestController
class LabelsApi {

	private final LabelQueries labels;

	LabelsApi(LabelQueries labels) {
		this.labels = labels;
	}

	@GetMapping("/api/v1/vm-folders")
	List<Folder> folders() {
		return this.labels.folders();
	}

	@GetMapping("/api/v1/vm-tags")
	List<Tag> tags() {
		return this.labels.tags();
	}

}

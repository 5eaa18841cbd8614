package dev.weir.vm.list;

import java.util.List;

import dev.weir.vm.VmLabel;
import dev.weir.vm.VmLabels;

import org.springframework.stereotype.Component;

/**
 * Which tags and folders there are, of virtual machines that the one who acts may see.
 * Thread-safe; never waits for a host.
 */
@Component
class LabelQueries {

	private final VmIndex index;

	private final VmLabels labels;

	LabelQueries(VmIndex index, VmLabels labels) {
		this.index = index;
		this.labels = labels;
	}

	List<Folder> folders() {
		return Folder.of(visible());
	}

	List<Tag> tags() {
		return Tag.of(visible());
	}

	private List<VmLabel> visible() {
		return this.index.find("", "name").stream().map((vm) -> this.labels.of(vm.id())).toList();
	}

}

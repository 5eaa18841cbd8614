package dev.weir.vm.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.weir.query.NaturalOrder;
import dev.weir.vm.VmLabel;

/**
 * A tag that virtual machines have. Immutable; hostile text.
 *
 * @param vms how many have it
 */
record Tag(String tag, long vms) {

	/** All tags of these labels in the order of people; spellings of one are one. */
	static List<Tag> of(Collection<VmLabel> labels) {
		Map<String, Long> counts = new TreeMap<>(NaturalOrder.INSTANCE);
		labels.stream().flatMap((label) -> label.tags().stream()).forEach((tag) -> counts.merge(tag, 1L, Long::sum));
		return counts.entrySet().stream().map((each) -> new Tag(each.getKey(), each.getValue())).toList();
	}

	/** The list of those that have it. */
	public String address() {
		return VmLabel.list("tag", this.tag);
	}

}

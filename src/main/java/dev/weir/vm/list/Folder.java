package dev.weir.vm.list;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.weir.query.NaturalOrder;
import dev.weir.vm.VmLabel;

/**
 * A folder of virtual machines: there as long as something is in it. Immutable; hostile
 * text.
 *
 * @param path such as {@code Production/Databases}
 * @param vms how many are in it and below
 */
record Folder(String path, long vms) {

	/** All folders of these labels, each right below the one it is in. */
	static List<Folder> of(Collection<VmLabel> labels) {
		Map<List<String>, Long> counts = new TreeMap<>(Folder::compare);
		labels.stream()
			.flatMap((label) -> label.folders().stream())
			.forEach((path) -> counts.merge(List.of(path.split(VmLabel.SEPARATOR)), 1L, Long::sum));
		return counts.entrySet()
			.stream()
			.map((each) -> new Folder(String.join(VmLabel.SEPARATOR, each.getKey()), each.getValue()))
			.toList();
	}

	/** Its own name. */
	public String name() {
		return this.path.substring(this.path.lastIndexOf(VmLabel.SEPARATOR) + 1);
	}

	/** How deep it lies, from 0 to 5: pages indent no further. */
	public int depth() {
		return (int) Math.min(5, this.path.chars().filter((c) -> c == VmLabel.SEPARATOR.charAt(0)).count());
	}

	/** The list of what is in it. */
	public String address() {
		return VmLabel.list("folder", this.path);
	}

	private static int compare(List<String> one, List<String> other) {
		for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
			int names = NaturalOrder.INSTANCE.compare(one.get(i), other.get(i));
			if (names == 0) {
				names = one.get(i).compareTo(other.get(i));
			}
			if (names != 0) {
				return names;
			}
		}
		return Integer.compare(one.size(), other.size());
	}

}

package dev.weir.vm.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.query.Filter;
import dev.weir.vm.VmLabels;

/**
 * The answer to one question to the list, kept until the mirror or a label changes. The
 * next answer starts from the order of the last: little has moved, and sorting what is
 * nearly sorted takes a pass instead of n log n comparisons. Thread-safe.
 */
final class VmView {

	private final Filter<VmMirror> filter;

	private final Comparator<VmMirror> order;

	private volatile Answer answer = new Answer(-1, List.of());

	VmView(Filter<VmMirror> filter, Comparator<VmMirror> order) {
		this.filter = filter;
		this.order = order;
	}

	List<VmMirror> rows(Fleet fleet, VmLabels labels) {
		Answer present = this.answer;
		return (present.version() == version(fleet, labels)) ? present.rows() : renewed(fleet, labels);
	}

	/** Both only grow. */
	private static long version(Fleet fleet, VmLabels labels) {
		return fleet.version() + labels.version();
	}

	private synchronized List<VmMirror> renewed(Fleet fleet, VmLabels labels) {
		// Read before the rows: a change in between leads to one more answer, not to a
		// lost one.
		long version = version(fleet, labels);
		if (this.answer.version() != version) {
			this.answer = new Answer(version, sorted(fleet));
		}
		return this.answer.rows();
	}

	private List<VmMirror> sorted(Fleet fleet) {
		Map<VmId, VmMirror> matching = new HashMap<>();
		for (VmMirror vm : fleet.vms()) {
			if (this.filter.test(vm)) {
				matching.put(vm.id(), vm);
			}
		}
		List<VmMirror> rows = new ArrayList<>(matching.size());
		for (VmMirror old : this.answer.rows()) {
			VmMirror vm = matching.remove(old.id());
			if (vm != null) {
				rows.add(vm);
			}
		}
		rows.addAll(matching.values());
		rows.sort(this.order);
		return Collections.unmodifiableList(rows);
	}

	/**
	 * @param version of what it was made from
	 */
	private record Answer(long version, List<VmMirror> rows) {
	}

}

package dev.weir.vm.list;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.InvalidInput;
import dev.weir.query.Fields;
import dev.weir.query.Filter;
import dev.weir.vm.VmLabels;
import dev.weir.vm.Vms;
import org.springframework.stereotype.Component;

/**
 * All virtual machines that the one who acts may see, filtered and sorted. Keeps the last
 * few questions with their answers, so that many open pages cost one filter and one sort
 * for each change of the mirror. Thread-safe; never waits for a host.
 */
@Component
class VmIndex {

	/** How many different questions are kept in memory. */
	private static final int KEPT = 16;

	private final Fleet fleet;

	private final Access access;

	private final VmLabels labels;

	private final VmFields fields;

	private final Map<Question, VmView> views = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Question, VmView> eldest) {
			return size() > KEPT;
		}

	});

	VmIndex(Fleet fleet, Access access, VmLabels labels, VmFields fields) {
		this.fleet = fleet;
		this.access = access;
		this.labels = labels;
		this.fields = fields;
	}

	/**
	 * Every VM that matches, in order.
	 * @throws InvalidInput for a filter or an order that makes no sense
	 */
	List<VmMirror> find(String q, String sort) {
		Question question = new Question(q, sort);
		VmView view = this.views.get(question);
		if (view == null) {
			view = new VmView(Filter.parse(q, this.fields.all()), VmSorting.SORTING.order(sort));
			this.views.put(question, view);
		}
		return visible(view.rows(this.fleet, this.labels));
	}

	/** By what can be filtered. */
	Fields<VmMirror> fields() {
		return this.fields.all();
	}

	/** The VM as a row of the list. */
	VmRow row(VmMirror vm) {
		return VmRow.of(vm, this.labels.of(vm.id()), this.fleet.host(vm.hostId()).orElse(null));
	}

	private List<VmMirror> visible(List<VmMirror> rows) {
		if (this.access.may(Permission.VM_VIEW, Target.SYSTEM)) {
			return rows;
		}
		return rows.stream().filter((vm) -> this.access.may(Permission.VM_VIEW, Vms.target(vm))).toList();
	}

	private record Question(String q, String sort) {
	}

}

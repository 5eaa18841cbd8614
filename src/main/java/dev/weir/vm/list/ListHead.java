package dev.weir.vm.list;

import java.util.List;
import java.util.Set;

import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkVerb;

import org.springframework.stereotype.Component;

/**
 * What stands above the table: saved filters, and what can be done to the selected.
 * Thread-safe.
 */
@Component
class ListHead {

	/** Those on buttons of their own; the others are in a menu. */
	private static final Set<String> OFTEN = Set.of("start", "shutdown", "reboot", "force-off", "tags", "folder",
			"delete");

	private final OwnFilters filters;

	private final List<BulkAction> often;

	private final List<BulkAction> more;

	ListHead(OwnFilters filters, List<BulkVerb> verbs) {
		this.filters = filters;
		List<BulkAction> all = verbs.stream().flatMap((verb) -> verb.actions().stream()).toList();
		this.often = all.stream().filter((action) -> OFTEN.contains(action.id())).toList();
		this.more = all.stream().filter((action) -> !OFTEN.contains(action.id())).toList();
	}

	List<SavedFilter.View> saved() {
		return this.filters.list();
	}

	List<BulkAction> often() {
		return this.often;
	}

	List<BulkAction> more() {
		return this.more;
	}

}

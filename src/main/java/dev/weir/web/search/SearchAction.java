package dev.weir.web.search;

import dev.weir.fleet.VmMirror;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done from the search.
 *
 * @param id tail of its message key {@code web.search.action.*}
 * @param icon its picture
 * @param address where it leads, or null for a power action
 * @param vm which machine it concerns, or null
 */
record SearchAction(String id, String icon, @Nullable String address, @Nullable VmMirror vm) {

	static SearchAction page(String id, String icon, String address) {
		return new SearchAction(id, icon, address, null);
	}

	static SearchAction console(VmMirror vm) {
		return new SearchAction("console", "terminal-2", "/vms/" + vm.id() + "/console", vm);
	}

	static SearchAction power(String id, String icon, VmMirror vm) {
		return new SearchAction(id, icon, null, vm);
	}

}

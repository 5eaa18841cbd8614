package dev.weir.web.search;

import java.util.List;
import java.util.Set;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;

/**
 * What was found. Immutable.
 *
 * @param maintained hosts of found machines that are in maintenance
 * @param actions what could be done
 */
record SearchHits(List<HostMirror> hosts, List<VmMirror> vms, Set<HostId> maintained, List<SearchAction> actions) {

	SearchHits {
		hosts = List.copyOf(hosts);
		vms = List.copyOf(vms);
		maintained = Set.copyOf(maintained);
		actions = List.copyOf(actions);
	}

	public boolean isEmpty() {
		return this.hosts.isEmpty() && this.vms.isEmpty() && this.actions.isEmpty();
	}

}

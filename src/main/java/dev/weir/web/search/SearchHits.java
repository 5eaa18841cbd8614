package dev.weir.web.search;

import java.util.List;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;

/**
 * What was found. Immutable.
 *
 * @param actions what could be done
 */
record SearchHits(List<HostMirror> hosts, List<VmMirror> vms, List<SearchAction> actions) {

	SearchHits {
		hosts = List.copyOf(hosts);
		vms = List.copyOf(vms);
		actions = List.copyOf(actions);
	}

	public boolean isEmpty() {
		return this.hosts.isEmpty() && this.vms.isEmpty() && this.actions.isEmpty();
	}

}

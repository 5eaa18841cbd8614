package dev.weir.vm.create;

import java.util.List;

import dev.weir.fleet.HostMirror;
import org.jspecify.annotations.Nullable;

/**
 * A host in the list to choose from. Immutable.
 *
 * @param maintenance why it takes nothing new, empty where nobody said why; null where it
 * can be chosen
 */
public record HostOption(String id, String name, @Nullable String maintenance) {

	/** Those that answer; the ones in maintenance stay in sight with their reason. */
	static List<HostOption> of(List<HostMirror> hosts) {
		return hosts.stream()
			.filter(HostMirror::isUp)
			.map((host) -> new HostOption(host.id().toString(), host.name(), host.marks().maintenance()))
			.toList();
	}

	/** Whether a new machine may go there. */
	public boolean isOpen() {
		return this.maintenance == null;
	}

}

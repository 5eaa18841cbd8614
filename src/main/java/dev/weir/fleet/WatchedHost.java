package dev.weir.fleet;

import dev.weir.hypervisor.ConnectionSpec;

/**
 * A host that the mirror is to follow.
 *
 * @param enabled false keeps it in the list without a connection (DISABLED)
 * @param marks what people have said of it
 */
public record WatchedHost(HostId id, String name, ConnectionSpec connection, boolean enabled, HostMarks marks) {

	/** A host of which nobody has said anything. */
	public WatchedHost(HostId id, String name, ConnectionSpec connection, boolean enabled) {
		this(id, name, connection, enabled, HostMarks.NONE);
	}

}

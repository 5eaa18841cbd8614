package dev.weir.fleet;

import dev.weir.hypervisor.ConnectionSpec;

/**
 * A host that the mirror is to follow.
 *
 * @param enabled false keeps it in the list without a connection (DISABLED)
 */
public record WatchedHost(HostId id, String name, ConnectionSpec connection, boolean enabled) {
}

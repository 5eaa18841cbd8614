package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

import dev.weir.hypervisor.ConnectionSpec;

/**
 * libvirt's test driver gives each connection to a node file a world of its own. Weir has
 * several connections to a host and wants them to see one another's doings, so they share
 * one native connection for as long as any of them is open. Thread-safe.
 */
final class SharedNodes {

	private final Map<Path, Shared> open = new HashMap<>();

	/** Opens or shares; null with libvirt's error set when it fails. */
	synchronized @Nullable ConnectionPointer open(LibvirtApi api, Path file, String uri) {
		Shared shared = this.open.get(file);
		if (shared == null) {
			ConnectionPointer connection = api.virConnectOpen(uri);
			if (connection != null) {
				this.open.put(file, new Shared(connection, 1));
			}
			return connection;
		}
		if (api.virConnectRef(shared.connection()) < 0) {
			return null;
		}
		this.open.put(file, new Shared(shared.connection(), shared.users() + 1));
		return shared.connection();
	}

	/**
	 * Closes a connection, shared or not.
	 * @return references that should not be there; 0 when all is well, negative on
	 * failure
	 */
	int close(LibvirtApi api, ConnectionSpec spec, ConnectionPointer connection) {
		Path file = (spec instanceof ConnectionSpec.Test test) ? test.nodeFile() : null;
		// Only closing a pretended host never waits, so only that may hold the lock.
		return (file != null) ? close(api, file, connection) : api.virConnectClose(connection);
	}

	private synchronized int close(LibvirtApi api, Path file, ConnectionPointer connection) {
		Shared shared = this.open.get(file);
		int users = (shared != null) ? shared.users() - 1 : 0;
		if (users > 0) {
			this.open.put(file, new Shared(connection, users));
		}
		else {
			this.open.remove(file);
		}
		int references = api.virConnectClose(connection);
		// libvirt tells whether there are others, not how many
		return (users > 0 && references > 0) ? 0 : references;
	}

	private record Shared(ConnectionPointer connection, int users) {
	}

}

package dev.weir.host;

import org.jspecify.annotations.Nullable;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMarks;

/**
 * A host of the inventory as people may see it. Immutable, without secrets.
 *
 * @param enabled whether Weir connects to it
 * @param marks what people have said of it
 */
public record KnownHost(HostId id, String name, Connection connection, boolean enabled, HostMarks marks) {

	/**
	 * How Weir connects, in the words of the REST contract.
	 *
	 * @param transport local, ssh, tls, tcp or test
	 * @param path the daemon's socket, the folder of certificates, or the name of a node
	 * file, as the transport has it
	 * @param hasPassword whether a password is kept; itself it is never shown
	 */
	public record Connection(String transport, @Nullable String address, @Nullable Integer port, @Nullable String user,
			@Nullable String path, @Nullable String fingerprint, boolean hasPassword) {
	}

}

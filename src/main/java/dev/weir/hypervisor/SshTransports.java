package dev.weir.hypervisor;

import dev.weir.problem.Problem;

/**
 * Reaches hosts through SSH without an {@code ssh} program. Thread-safe.
 */
public interface SshTransports {

	/**
	 * Opens a way to the host, or shares the one that is open. Blocks until signed in.
	 * @param spec the host, the login name and the pinned fingerprint
	 * @throws Problem of kind HOST_UNREACHABLE, or HOST_REJECTED when the host key or our
	 * key is refused
	 */
	SshTransport open(ConnectionSpec.Ssh spec);

}

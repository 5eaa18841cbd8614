package dev.weir.hypervisor;

import dev.weir.problem.Problem;

/**
 * Asks SSH servers who they are. Thread-safe.
 */
@FunctionalInterface
public interface SshHostKeys {

	/**
	 * The fingerprint of the server's host key, read without signing in. Blocks for a few
	 * seconds at most.
	 * @return {@code SHA256:...} as shown by {@code ssh-keygen -l}
	 * @throws Problem of kind HOST_UNREACHABLE
	 */
	String fingerprint(Endpoint endpoint);

}

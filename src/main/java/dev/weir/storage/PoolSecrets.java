package dev.weir.storage;

import java.util.UUID;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * The secrets that libvirt keeps for pools which Weir defined, known by what they say
 * they are for.
 */
public final class PoolSecrets {

	private PoolSecrets() {
	}

	/** What the secret of a pool is for, as libvirt is told. */
	public static String usage(UUID pool) {
		return "weir-pool-" + pool;
	}

	/**
	 * Undefines the secret of a pool, where it has one; a libvirt without secrets has
	 * none.
	 */
	public static void forget(HypervisorConnection connection, UUID pool) {
		try {
			connection.secrets()
				.list()
				.stream()
				.filter((secret) -> secret.usage().equals(usage(pool)))
				.forEach((secret) -> connection.secrets().undefine(secret.uuid()));
		}
		catch (Problem problem) {
			if (problem.kind() != ErrorKind.UNSUPPORTED) {
				throw problem;
			}
		}
	}

}

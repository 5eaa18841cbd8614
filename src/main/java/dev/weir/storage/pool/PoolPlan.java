package dev.weir.storage.pool;

import java.util.List;

/**
 * What taking a pool away would mean. Immutable.
 *
 * @param active whether it must be stopped first
 * @param volumes how many it has; -1 when it is not active and nobody knows
 * @param deletable whether what it lies upon could go with it
 * @param uses the volumes of it that virtual machines have as disks
 */
record PoolPlan(String name, String type, boolean active, int volumes, boolean deletable, List<Use> uses) {

	PoolPlan {
		uses = List.copyOf(uses);
	}

	/** Whether a guest runs from it, so that it must stay. */
	public boolean running() {
		return this.uses.stream().anyMatch(Use::active);
	}

	/**
	 * A disk upon one of its volumes.
	 *
	 * @param active whether the virtual machine runs
	 */
	record Use(String volume, String vm, String uuid, boolean active) {
	}

}

package dev.weir.storage.pool;

import java.util.Locale;

import dev.weir.hypervisor.PoolInfo;

/**
 * A storage pool in the REST contract. Immutable.
 *
 * @param state inactive, building, running, degraded or inaccessible
 */
record PoolResource(String name, String uuid, String state, boolean active, boolean persistent, boolean autostart,
		long capacityBytes, long allocationBytes, long availableBytes) {

	static PoolResource of(PoolInfo pool) {
		boolean active = pool.state() == PoolInfo.PoolState.RUNNING || pool.state() == PoolInfo.PoolState.DEGRADED;
		return new PoolResource(pool.name(), pool.uuid().toString(), pool.state().name().toLowerCase(Locale.ROOT),
				active, pool.persistent(), pool.autostart(), pool.capacity(), pool.allocation(), pool.available());
	}

}

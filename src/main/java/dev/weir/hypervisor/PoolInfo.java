package dev.weir.hypervisor;

import java.util.UUID;

/**
 * A storage pool.
 *
 * @param capacity bytes
 * @param allocation bytes
 * @param available bytes
 */
public record PoolInfo(UUID uuid, String name, PoolState state, boolean persistent, boolean autostart, long capacity,
		long allocation, long available) {

	/** States of a pool in libvirt's order. */
	public enum PoolState {

		INACTIVE, BUILDING, RUNNING, DEGRADED, INACCESSIBLE

	}

}

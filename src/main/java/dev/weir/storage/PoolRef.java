package dev.weir.storage;

import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.hypervisor.PoolInfo.PoolState;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * A pool of a host as the mirror saw it. Immutable.
 */
public record PoolRef(HostMirror host, PoolInfo pool) {

	/**
	 * The pool of that name, never taken for a path.
	 * @throws Problem of kind NOT_FOUND for an unknown host or pool
	 */
	public static PoolRef of(Fleet fleet, HostId host, String pool) {
		HostMirror mirror = fleet.requireHost(host);
		return mirror.pool(pool)
			.map((info) -> new PoolRef(mirror, info))
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.pool.unknown", pool, mirror.name()));
	}

	/** Whether it can be read and written. */
	public boolean isActive() {
		return this.pool.state() == PoolState.RUNNING || this.pool.state() == PoolState.DEGRADED;
	}

	public HostId hostId() {
		return this.host.id();
	}

	public String name() {
		return this.pool.name();
	}

	/** It, as what an action is about. */
	public Target target() {
		return target(hostId(), name());
	}

	/** One of its volumes, as what an action is about. */
	public Target target(String volume) {
		return target(hostId(), name(), volume);
	}

	/** A pool that may not be there: for the permission, which comes first. */
	public static Target target(HostId host, String pool) {
		return Target.of(Target.Kind.POOL, host + "/" + pool, pool);
	}

	/** A volume that may not be there: for the permission, which comes first. */
	public static Target target(HostId host, String pool, String volume) {
		return Target.of(Target.Kind.VOLUME, host + "/" + pool + "/" + volume, volume);
	}

}

package dev.weir.host.hardware;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.Machine;
import dev.weir.host.Machines;

import org.springframework.stereotype.Component;

/**
 * Reads what hosts are made of for those who may see it. Thread-safe.
 */
@Component
class HardwareQueries {

	private final Access access;

	private final Fleet fleet;

	private final Machines machines;

	HardwareQueries(Access access, Fleet fleet, Machines machines) {
		this.access = access;
		this.fleet = fleet;
		this.machines = machines;
	}

	/** The host as the mirror has it; never waits. */
	HostMirror host(HostId id) {
		this.access.require(Permission.HOST_VIEW, Target.of(Target.Kind.HOST, id, ""));
		return this.fleet.requireHost(id);
	}

	/** What the host said last; never waits. */
	Machine last(HostId id) {
		return this.machines.last(host(id).id());
	}

	/** What the host says now; waits a few seconds at most. */
	Machine read(HostId id) {
		return this.machines.read(host(id).id());
	}

}

package dev.weir.doctor.check;

import java.util.List;

import dev.weir.fleet.HostMirror;
import dev.weir.host.KnownHost;
import dev.weir.host.Machine;

/**
 * A host to be examined, and all that was read of it. Immutable.
 *
 * @param others the other hosts of the fleet
 */
public record Patient(HostMirror host, KnownHost known, List<HostMirror> others, Machine machine, Asked asked) {

	public Patient {
		others = List.copyOf(others);
	}

}

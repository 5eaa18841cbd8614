package dev.weir.fleet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * The live mirror of all hosts. Reading never waits: no I/O, no locks. Thread-safe.
 */
public interface Fleet {

	/** Every host, sorted by name. */
	List<HostMirror> hosts();

	Optional<HostMirror> host(HostId id);

	/** Every virtual machine of every host, in no order; an immutable snapshot. */
	Collection<VmMirror> vms();

	Optional<VmMirror> vm(VmId id);

	/**
	 * A number that grows with every change of the mirror: the key for caches of views.
	 */
	long version();

	/** Hears of changes from now on. */
	void listen(FleetListener listener);

	/**
	 * The host, which must exist.
	 * @throws Problem of kind NOT_FOUND
	 */
	default HostMirror requireHost(HostId id) {
		return host(id).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.host.unknown", id));
	}

	/**
	 * The virtual machine, which must exist.
	 * @throws Problem of kind NOT_FOUND
	 */
	default VmMirror requireVm(VmId id) {
		return vm(id).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.vm.unknown", id));
	}

	/**
	 * The host, which must exist and answer: for changes, which need it now.
	 * @throws Problem of kind NOT_FOUND, or {@link HostAway}
	 */
	default HostMirror requireUp(HostId id) {
		HostMirror host = requireHost(id);
		if (!host.isUp()) {
			throw new HostAway(host);
		}
		return host;
	}

}

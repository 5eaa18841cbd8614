package dev.weir.storage;

import java.util.Optional;

import dev.weir.fleet.HostId;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.problem.Problem;

/**
 * What is in the pools of the hosts. Checks no permission: ask
 * {@link dev.weir.access.Access} for STORAGE_VIEW first. Thread-safe.
 */
public interface Volumes {

	/** What was read last, without waiting for the host; empty when nothing was. */
	Optional<PoolContent> last(PoolRef pool);

	/**
	 * What is in the pool, at most half a minute old. Waits a few seconds at most; when
	 * the host does not answer, what was read last with the reason.
	 * @throws Problem HOST_UNREACHABLE or TIMED_OUT when nothing was ever read
	 */
	PoolContent read(PoolRef pool);

	/** The same, asking the host in any case: before something is decided on it. */
	PoolContent readNow(PoolRef pool);

	/**
	 * One volume.
	 * @throws Problem of kind NOT_FOUND for an unknown host, pool or volume
	 */
	VolumeView require(HostId host, String pool, String volume);

	/**
	 * The volume that a disk of a virtual machine lies on, in any active pool of its
	 * host. Empty for an empty drive and for a source outside all pools.
	 */
	Optional<VolumeView> behind(HostId host, DomainSummary.Disk disk);

}

package dev.weir.image;

import java.util.List;

import dev.weir.fleet.HostId;

/**
 * ISO images in the pools of the hosts. Checks no permission: ask
 * {@link dev.weir.access.Access} for STORAGE_VIEW first. Thread-safe.
 */
public interface IsoImages {

	/**
	 * Those of one host that is up, by name; waits a few seconds for it at most. A pool
	 * that cannot be read is left out.
	 */
	List<IsoImage> of(HostId host);

	/**
	 * Those of all hosts that are up, by name. The hosts are asked at the same time, so
	 * that this waits a few seconds at most; one that does not answer is left out.
	 */
	List<IsoImage> all();

}

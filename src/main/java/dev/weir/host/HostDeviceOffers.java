package dev.weir.host;

import java.util.List;

import dev.weir.fleet.HostId;
import dev.weir.problem.Problem;

/**
 * The devices of a host that guests can have for themselves, and who has them.
 * Thread-safe.
 */
public interface HostDeviceOffers {

	/**
	 * All of them, by kind and address; waits for the host a few seconds.
	 * @throws Problem for those who may not see the host; when its devices were never
	 * read and cannot be now; UNSUPPORTED where libvirt has no driver for them
	 */
	List<HostDeviceOffer> offers(HostId host);

}

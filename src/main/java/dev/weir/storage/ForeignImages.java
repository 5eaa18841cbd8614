package dev.weir.storage;

import java.util.Optional;

import dev.weir.fleet.HostId;
import dev.weir.problem.Problem;

/**
 * Images of disks that lie in volumes, in formats that libvirt takes for raw: VHDX, and a
 * VMDK whose content is in other files. Checks no permission. Thread-safe; waits for the
 * host.
 */
public interface ForeignImages {

	/**
	 * Looks into a volume.
	 * @return empty for one that libvirt can read by itself, or that is no image
	 * @throws Problem INVALID_INPUT for one that is damaged or needs a parent, or what
	 * the host says
	 */
	Optional<DiskContent> open(HostId host, String pool, String volume);

}

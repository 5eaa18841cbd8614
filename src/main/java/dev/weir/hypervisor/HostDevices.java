package dev.weir.hypervisor;

import java.util.List;

/**
 * What the machine behind a connection has: devices and network interfaces. Only read.
 */
public interface HostDevices {

	/**
	 * Definitions of its devices
	 * (<a href="https://libvirt.org/formatnode.html">format</a>), a round trip for each.
	 * @param kinds which ones: the disjunction of {@link Kind}s
	 */
	List<String> nodeDevices(Kind... kinds);

	/**
	 * Definitions of its network interfaces
	 * (<a href="https://libvirt.org/format.html">format</a>), a round trip for each.
	 * @throws dev.weir.problem.Problem of kind UNSUPPORTED on hosts whose libvirt has no
	 * driver for them
	 */
	List<String> interfaces();

	/**
	 * Kinds of devices. Numbers of {@code virConnectListAllNodeDeviceFlags}.
	 */
	enum Kind {

		PCI(1 << 1), USB(1 << 2), NET(1 << 4), SCSI_HOST(1 << 5), SCSI(1 << 7), STORAGE(1 << 8), FC_HOST(1 << 9),
		MDEV(1 << 14);

		private final int flag;

		Kind(int flag) {
			this.flag = flag;
		}

		public int flag() {
			return this.flag;
		}

	}

}

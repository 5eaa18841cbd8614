package dev.weir.vm.os;

/**
 * An operating system. Immutable.
 *
 * @param id libosinfo's identifier, an URL
 * @param shortId libosinfo's short name, for instance debian12
 * @param name a proper name, not translated
 * @param distro debian, ubuntu, win, ...
 * @param minimum what it needs at least
 * @param virtio which virtio drivers it brings along
 */
public record OsEntry(String id, String shortId, String name, String distro, String version, Resources minimum,
		Virtio virtio) {

	/** Whether it is one of Microsoft's. */
	public boolean isWindows() {
		return this.distro.equals("win") || this.distro.equals("winnt");
	}

	/**
	 * What it needs; 0 where nobody tells.
	 */
	public record Resources(int cpus, long memoryMib, long diskBytes) {

		static final Resources UNKNOWN = new Resources(0, 0, 0);

	}

	/**
	 * Drivers.
	 *
	 * @param disk for disks, virtio-blk
	 * @param net for network cards, virtio-net
	 */
	public record Virtio(boolean disk, boolean net) {

		public static final Virtio ALL = new Virtio(true, true);

		public static final Virtio NONE = new Virtio(false, false);

	}

}

package dev.weir.hypervisor;

/**
 * Groups of bulk statistics with libvirt's bit
 * (<a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainStatsTypes">
 * virDomainStatsTypes</a>). All but STATE, INTERFACE and PERF ask QEMU.
 */
public enum StatsGroup {

	STATE(1), CPU_TOTAL(1 << 1), BALLOON(1 << 2), VCPU(1 << 3), INTERFACE(1 << 4), BLOCK(1 << 5), PERF(1 << 6),
	IOTHREAD(1 << 7), MEMORY(1 << 8), DIRTYRATE(1 << 9);

	private final int bit;

	StatsGroup(int bit) {
		this.bit = bit;
	}

	/** libvirt's bit. */
	public int bit() {
		return this.bit;
	}

}

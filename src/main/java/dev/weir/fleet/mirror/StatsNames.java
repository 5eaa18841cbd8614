package dev.weir.fleet.mirror;

import dev.weir.hypervisor.DomainStats;

/**
 * Counters that libvirt tells for each device under a numbered name; the first names are
 * made once, not anew for each machine and round.
 */
enum StatsNames {

	BLOCK_READ("block", "rd.bytes"), BLOCK_WRITE("block", "wr.bytes"), NET_RECEIVE("net", "rx.bytes"),
	NET_SEND("net", "tx.bytes");

	private static final int READY_MADE = 16;

	private final String group;

	private final String counter;

	private final String count;

	private final String[] names = new String[READY_MADE];

	StatsNames(String group, String counter) {
		this.group = group;
		this.counter = counter;
		this.count = group + ".count";
		for (int i = 0; i < READY_MADE; i++) {
			this.names[i] = made(i);
		}
	}

	/** The sum over all devices, -1 when the reading does not tell. */
	long sum(DomainStats stats) {
		long devices = stats.number(this.count, -1);
		if (devices < 0) {
			return -1;
		}
		long sum = 0;
		for (int i = 0; i < devices; i++) {
			sum += stats.number((i < READY_MADE) ? this.names[i] : made(i), 0);
		}
		return sum;
	}

	private String made(int device) {
		return this.group + "." + device + "." + this.counter;
	}

}

package dev.weir.fleet.mirror;

import java.time.Instant;

import dev.weir.fleet.VmUsage;
import dev.weir.hypervisor.DomainStats;

/**
 * Makes rates of one virtual machine's counters. A figure that a reading does not tell
 * stays as it was; the figures are as old as the processor's, the first that a stuck QEMU
 * withholds. Used in the keeper's mailbox only.
 */
final class UsageMeter {

	private static final double NANOS = 1e9;

	private final Counter cpu = new Counter();

	private final Counter diskRead = new Counter();

	private final Counter diskWrite = new Counter();

	private final Counter netReceive = new Counter();

	private final Counter netSend = new Counter();

	/**
	 * Takes a reading in.
	 * @param nanos monotonic time of the reading
	 * @param vcpus vCPUs where the reading does not tell
	 */
	VmUsage read(DomainStats stats, VmUsage last, Moment moment, int vcpus) {
		long nanos = moment.nanos();
		long cpuTime = stats.number("cpu.time", -1);
		long readBytes = StatsNames.BLOCK_READ.sum(stats);
		long received = StatsNames.NET_RECEIVE.sum(stats);
		double percent = this.cpu.rate(cpuTime, nanos, last.cpuPercent() * NANOS / 100) / NANOS * 100;
		if (cpuTime >= 0 && percent >= 0) {
			percent = Math.min(100, percent / Math.max(1, stats.number("vcpu.current", vcpus)));
		}
		return new VmUsage((cpuTime >= 0) ? percent : last.cpuPercent(), memoryUsed(stats, last.memoryUsedKib()),
				stats.number("balloon.rss", last.residentKib()),
				(long) this.diskRead.rate(readBytes, nanos, last.diskReadBytesPerSecond()),
				(long) this.diskWrite.rate(StatsNames.BLOCK_WRITE.sum(stats), nanos, last.diskWriteBytesPerSecond()),
				(long) this.netReceive.rate(received, nanos, last.netReceiveBytesPerSecond()),
				(long) this.netSend.rate(StatsNames.NET_SEND.sum(stats), nanos, last.netSendBytesPerSecond()),
				(cpuTime >= 0) ? moment.instant() : last.at());
	}

	/** What the guest's balloon driver tells, when it has one that does. */
	private static long memoryUsed(DomainStats stats, long last) {
		long available = stats.number("balloon.available", -1);
		long free = stats.number("balloon.usable", stats.number("balloon.unused", -1));
		return (available >= 0 && free >= 0) ? Math.max(0, available - free) : last;
	}

	/** When something was read. */
	record Moment(long nanos, Instant instant) {
	}

	/** One counter. */
	private static final class Counter {

		private long value = -1;

		private long nanos;

		/** Per second since the last reading; a counter that fell started afresh. */
		double rate(long read, long at, double last) {
			if (read < 0) {
				return last;
			}
			double elapsed = at - this.nanos;
			boolean first = this.value < 0 || elapsed <= 0;
			double rate = first ? last : Math.max(0, read - this.value) * NANOS / elapsed;
			this.value = read;
			this.nanos = at;
			return rate;
		}

	}

}

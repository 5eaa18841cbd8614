package dev.weir.vm.group;

import java.time.Duration;
import java.time.Instant;

import dev.weir.hypervisor.NodeCpuTimes;

/**
 * How long a host has run, by the processor time that its kernel has counted since its
 * boot: the one thing that libvirt tells of a boot. Immutable.
 *
 * @param cpuMillis of all processors together, busy or idle
 * @param at when it was read
 */
record Uptime(long cpuMillis, Instant at) {

	/** A boot that is longer ago is history: somebody has looked after it since. */
	static final Duration RECENT = Duration.ofHours(1);

	private static final long NANOS_PER_MILLI = 1_000_000;

	static Uptime of(NodeCpuTimes times, Instant at) {
		return new Uptime((times.user() + times.system() + times.idle() + times.iowait()) / NANOS_PER_MILLI, at);
	}

	/**
	 * Whether the host has booted between the two, lately. The count only grows while a
	 * kernel runs, so a smaller one is proof. One that is not smaller is not, unless the
	 * host has run for less than the time that has passed and nothing runs on it: it
	 * booted twice in quick succession. A mere reconnect is neither.
	 * @param processors of the host
	 * @param idle whether no virtual machine runs on it
	 */
	boolean tellsOfBoot(Uptime before, int processors, boolean idle) {
		Duration run = Duration.ofMillis(this.cpuMillis / Math.max(1, processors));
		if (this.cpuMillis == before.cpuMillis || run.compareTo(RECENT) > 0) {
			return false; // a pretended host counts nothing
		}
		return this.cpuMillis < before.cpuMillis || (idle && this.at.minus(run).isAfter(before.at));
	}

}

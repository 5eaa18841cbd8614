package dev.weir.web.dashboard;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NodeFacts;

/**
 * What the hosts that are up have, and how much of it is used. Immutable.
 *
 * @param cpus logical processors
 * @param cpusBusy how many of them are busy; negative while no host has told
 * @param vcpus virtual processors of running machines
 * @param memoryKib memory of the hosts
 * @param memoryUsedKib what of it is not free; negative while no host has told
 * @param memoryGivenKib memory of running machines
 */
record Capacity(int cpus, double cpusBusy, long vcpus, long memoryKib, long memoryUsedKib, long memoryGivenKib) {

	static final Capacity NONE = new Capacity(0, -1, 0, 0, -1, 0);

	/**
	 * Adds what a host that is up has; while others have told a figure, one that it has
	 * not told counts as nothing.
	 */
	Capacity plus(HostMirror host) {
		NodeFacts facts = host.facts();
		if (!host.isUp() || facts == null) {
			return this;
		}
		double busy = (host.cpuPercent() < 0) ? -1 : host.cpuPercent() / 100 * facts.cpus();
		long used = (host.freeMemoryKib() < 0) ? -1 : Math.max(0, facts.memoryKib() - host.freeMemoryKib());
		return new Capacity(this.cpus + facts.cpus(), sum(this.cpusBusy, busy), this.vcpus,
				this.memoryKib + facts.memoryKib(), (long) sum(this.memoryUsedKib, used), this.memoryGivenKib);
	}

	private static double sum(double known, double more) {
		return (known < 0 || more < 0) ? Math.max(known, more) : known + more;
	}

	/**
	 * Adds what a running machine was given. A definition may claim any size: the sum
	 * ends at the largest number.
	 */
	Capacity given(int processors, long kib) {
		long given = this.memoryGivenKib + Math.max(0, kib);
		return new Capacity(this.cpus, this.cpusBusy, this.vcpus + processors, this.memoryKib, this.memoryUsedKib,
				(given < 0) ? Long.MAX_VALUE : given);
	}

	/** Busy processors in percent of all; negative while unknown. */
	public double cpuPercent() {
		return (this.cpus > 0 && this.cpusBusy >= 0) ? this.cpusBusy / this.cpus * 100 : -1;
	}

}

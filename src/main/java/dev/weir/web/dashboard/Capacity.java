package dev.weir.web.dashboard;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NodeFacts;

/**
 * What the hosts that are up have, and how much of it is used. Immutable.
 *
 * @param cpus logical processors
 * @param cpusBusy how many of them are busy
 * @param vcpus virtual processors of running machines
 * @param memoryKib memory of the hosts
 * @param memoryUsedKib what of it is not free
 * @param memoryGivenKib memory of running machines
 */
record Capacity(int cpus, double cpusBusy, long vcpus, long memoryKib, long memoryUsedKib, long memoryGivenKib) {

	static final Capacity NONE = new Capacity(0, 0, 0, 0, 0, 0);

	/** Adds what a host that is up has; figures it has not told yet count as unused. */
	Capacity plus(HostMirror host) {
		NodeFacts facts = host.facts();
		if (!host.isUp() || facts == null) {
			return this;
		}
		long used = (host.freeMemoryKib() < 0) ? 0 : Math.max(0, facts.memoryKib() - host.freeMemoryKib());
		return new Capacity(this.cpus + facts.cpus(),
				this.cpusBusy + Math.max(0, host.cpuPercent()) / 100 * facts.cpus(), this.vcpus,
				this.memoryKib + facts.memoryKib(), this.memoryUsedKib + used, this.memoryGivenKib);
	}

	/** Adds what a running machine was given. */
	Capacity given(int processors, long kib) {
		return new Capacity(this.cpus, this.cpusBusy, this.vcpus + processors, this.memoryKib, this.memoryUsedKib,
				this.memoryGivenKib + kib);
	}

	/** Busy processors in percent of all. */
	public double cpuPercent() {
		return (this.cpus > 0) ? this.cpusBusy / this.cpus * 100 : -1;
	}

}

package dev.weir.host.overview;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.weir.fleet.HostMirror;
import dev.weir.host.HostResources;
import dev.weir.host.KnownHost;

/**
 * A host as its list and its page show it. Immutable, never waits for the host.
 *
 * @param vmCounts virtual machines by state, and {@code total}
 */
record HostCard(KnownHost known, HostMirror mirror, Map<String, Integer> vmCounts) {

	static HostCard of(KnownHost known, HostMirror mirror) {
		return new HostCard(known, mirror, HostResources.vmCounts(mirror));
	}

	/** Memory in use, 0 to 100, or null while unknown. */
	public @Nullable Integer memoryPercent() {
		long total = memoryKib();
		long free = this.mirror.freeMemoryKib();
		return (total > 0 && free >= 0) ? (int) Math.round(100.0 * (total - free) / total) : null;
	}

	/** Processor use, 0 to 100, or null while unknown. */
	public @Nullable Integer cpuPercent() {
		return (this.mirror.cpuPercent() >= 0) ? (int) Math.round(this.mirror.cpuPercent()) : null;
	}

	/** The host's memory in KiB, -1 while unknown. */
	public long memoryKib() {
		return (this.mirror.facts() != null) ? this.mirror.facts().memoryKib() : -1;
	}

	public int vms() {
		return this.vmCounts.getOrDefault("total", 0);
	}

	public int vms(String state) {
		return this.vmCounts.getOrDefault(state, 0);
	}

}

package dev.weir.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A host in the REST contract. Immutable; texts that come from the host are hostile.
 *
 * @param state connecting, up, unreachable, rejected or disabled
 * @param stateReason why it is not up: the host's own words where there are some
 * @param since when it entered its state
 * @param lastSeen when it last answered, or null for never
 * @param cpu null until the host was up once
 * @param memoryMib -1 while unknown
 * @param freeMemoryMib -1 while unknown
 * @param cpuPercent use of all processors, negative while unknown
 * @param vmCounts virtual machines by state, and {@code total}
 */
public record HostResource(String id, String name, KnownHost.Connection connection, boolean enabled, String state,
		@Nullable String stateReason, @Nullable Instant since, @Nullable Instant lastSeen, boolean inMaintenance,
		@Nullable String hostname, @Nullable Cpu cpu, double cpuPercent, long memoryMib, long freeMemoryMib,
		List<NumaCell> numa, List<String> tags, @Nullable String hypervisor, @Nullable String libvirtVersion,
		Map<String, Integer> vmCounts) {

	/**
	 * The processors of a host.
	 *
	 * @param sockets sockets per NUMA cell
	 * @param cores cores per socket
	 * @param threads threads per core
	 * @param mhz nominal speed, 0 where unknown
	 * @param total logical processors
	 */
	public record Cpu(String model, int sockets, int cores, int threads, int mhz, int total) {
	}

}

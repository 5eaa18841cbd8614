package dev.weir.hypervisor;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a host is.
 *
 * @param hostname the host's own name (hostile text)
 * @param uuid the host's UUID, or null as long as its capabilities were not read
 * @param driver libvirt's driver, for instance {@code QEMU} or {@code Test}
 * @param hypervisorVersion for instance {@code 7.2.0}, or null
 * @param libvirtVersion of the daemon, for instance {@code 9.0.0}
 * @param cpuModel for instance {@code x86_64} or the CPU's name
 * @param cpus logical processors that are active
 * @param mhz nominal speed, 0 where unknown
 * @param numaCells NUMA nodes
 * @param sockets sockets per NUMA node
 * @param cores cores per socket
 * @param threads threads per core
 * @param memoryKib memory in KiB
 */
public record NodeFacts(String hostname, @Nullable UUID uuid, String driver, @Nullable String hypervisorVersion,
		String libvirtVersion, String cpuModel, int cpus, int mhz, int numaCells, int sockets, int cores, int threads,
		long memoryKib) {
}

package dev.weir.fleet.mirror;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cadences and deadlines of the mirror ({@code weir.fleet.*}).
 *
 * @param heartbeatEvery how often a host is asked for its own figures, which also proves
 * that it answers
 * @param stateEvery how often states and interface counters of running VMs are read
 * @param cpuEvery how often processor and memory figures are read (these ask QEMU)
 * @param blockEvery how often disk counters are read (these ask QEMU)
 * @param leasesEvery how often DHCP leases are read
 * @param resyncEvery how often everything is compared in bulk, for changes without events
 * @param openDeadline how long opening a connection may take
 * @param readDeadline how long a quick read may take before the host counts as gone
 * @param statsDeadline how long bulk statistics may take, beside 30 ms per running VM
 * @param backoffLimit longest wait between two tries to reach a host
 */
@ConfigurationProperties("weir.fleet")
record FleetSettings(@DefaultValue("5s") Duration heartbeatEvery, @DefaultValue("5s") Duration stateEvery,
		@DefaultValue("10s") Duration cpuEvery, @DefaultValue("20s") Duration blockEvery,
		@DefaultValue("20s") Duration leasesEvery, @DefaultValue("60s") Duration resyncEvery,
		@DefaultValue("10s") Duration openDeadline, @DefaultValue("8s") Duration readDeadline,
		@DefaultValue("4s") Duration statsDeadline, @DefaultValue("6s") Duration backoffLimit) {
}

package dev.weir.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.PoolInfo;
import org.jspecify.annotations.Nullable;

/**
 * What Weir last read of one host; kept, with its age, while the host is away. Immutable
 * but for {@code vms}.
 *
 * @param reason why the host is not up, else null
 * @param since when it entered its state
 * @param lastSeen when the host last answered, or null for never
 * @param facts what it is, null until it was up once
 * @param freeMemoryKib -1 while unknown
 * @param cpuPercent of all its processors, negative while unknown
 * @param vms its virtual machines by id: a live view that cannot be changed through and
 * is read without locks (copying 10,000 entries for each change would cost far more)
 * @param pools its storage pools by name
 * @param networks its networks by name
 * @param capabilitiesXml the capabilities document, null until read
 * @param marks what people have said of it
 */
public record HostMirror(HostId id, String name, HostState state, @Nullable HostTrouble reason, Instant since,
		@Nullable Instant lastSeen, @Nullable NodeFacts facts, long freeMemoryKib, double cpuPercent,
		Map<VmId, VmMirror> vms, List<PoolInfo> pools, List<NetworkInfo> networks, @Nullable String capabilitiesXml,
		HostMarks marks) {

	/** A host of which nobody has said anything. */
	public HostMirror(HostId id, String name, HostState state, @Nullable HostTrouble reason, Instant since,
			@Nullable Instant lastSeen, @Nullable NodeFacts facts, long freeMemoryKib, double cpuPercent,
			Map<VmId, VmMirror> vms, List<PoolInfo> pools, List<NetworkInfo> networks,
			@Nullable String capabilitiesXml) {
		this(id, name, state, reason, since, lastSeen, facts, freeMemoryKib, cpuPercent, vms, pools, networks,
				capabilitiesXml, HostMarks.NONE);
	}

	public Optional<PoolInfo> pool(String name) {
		return this.pools.stream().filter((pool) -> pool.name().equals(name)).findFirst();
	}

	public Optional<NetworkInfo> network(String name) {
		return this.networks.stream().filter((network) -> network.name().equals(name)).findFirst();
	}

	public boolean isUp() {
		return this.state == HostState.UP;
	}

}

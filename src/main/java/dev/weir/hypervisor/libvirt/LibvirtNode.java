package dev.weir.hypervisor.libvirt;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorProblem;
import dev.weir.hypervisor.Node;
import dev.weir.hypervisor.NodeCpuTimes;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.NodeMemory;
import dev.weir.problem.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

/**
 * The machine behind one connection. Thread-safe.
 */
final class LibvirtNode implements Node {

	// struct _virNodeInfo: model[32]@0 memory@32 cpus@40 mhz@44 nodes@48 sockets@52
	// cores@56 threads@60
	private static final int INFO_SIZE = 64;

	// struct _virNodeCPUStats: field[80]@0 value@80
	private static final int CPU_STATS_SIZE = 88;

	/** VIR_NODE_CPU_STATS_ALL_CPUS. */
	private static final int ALL_CPUS = -1;

	private final Session session;

	private final boolean pretended;

	private final NodeMemory memory;

	private volatile @Nullable String capabilities;

	LibvirtNode(Session session, ConnectionSpec spec) {
		this.session = session;
		this.memory = new LibvirtNodeMemory(session);
		this.pretended = spec instanceof ConnectionSpec.Test;
	}

	@Override
	public NodeFacts facts() {
		String known = this.capabilities;
		UUID uuid = (known != null) ? HostUuid.in(known) : null;
		return this.session.call((libvirt, host) -> facts(libvirt, host, uuid));
	}

	@Override
	public String capabilitiesXml() {
		String known = this.capabilities;
		return (known != null) ? known : capabilitiesNow();
	}

	@Override
	public String capabilitiesNow() {
		String now = this.session
			.call((libvirt, host) -> NativeError.check(libvirt, libvirt.virConnectGetCapabilities(host)).toString());
		this.capabilities = now;
		return now;
	}

	@Override
	public String domainCapabilitiesXml(String arch, String machine, String virtType) {
		return this.session
			.call((libvirt,
					host) -> NativeError.check(libvirt, libvirt.virConnectGetDomainCapabilities(host, null,
							Handles.argument(arch), Handles.argument(machine), Handles.argument(virtType), 0))
						.toString());
	}

	@Override
	public long freeMemoryKib() {
		if (this.pretended) {
			// the test driver tells the same few MiB whatever runs
			return -1;
		}
		return this.session.call((libvirt, host) -> {
			long bytes = libvirt.virNodeGetFreeMemory(host);
			NativeError error = NativeError.take(libvirt);
			// a driver that has no figure gives 0 and no part of libvirt to blame
			if (bytes == 0 && error.domain() != 0) {
				throw error.problem();
			}
			return bytes / 1024;
		});
	}

	@Override
	public NodeCpuTimes cpuTimes() {
		Map<String, Long> times = this.session.call(LibvirtNode::cpuTimes);
		return new NodeCpuTimes(times.getOrDefault("user", 0L), times.getOrDefault("kernel", 0L),
				times.getOrDefault("idle", 0L), times.getOrDefault("iowait", 0L));
	}

	@Override
	public String sysinfoXml() {
		return this.session
			.call((libvirt, host) -> NativeError.check(libvirt, libvirt.virConnectGetSysinfo(host, 0)).toString());
	}

	@Override
	public NodeMemory memory() {
		return this.memory;
	}

	private static NodeFacts facts(LibvirtApi libvirt, ConnectionPointer host, @Nullable UUID uuid) {
		try (Memory info = new Memory(INFO_SIZE)) {
			NativeError.check(libvirt, libvirt.virNodeGetInfo(host, info));
			String hostname = NativeError.check(libvirt, libvirt.virConnectGetHostname(host)).toString();
			LongByReference version = new LongByReference();
			NativeError.check(libvirt, libvirt.virConnectGetLibVersion(host, version));
			String libvirtVersion = LibvirtLibrary.version(version.getValue());
			boolean known = libvirt.virConnectGetVersion(host, version) == 0 && version.getValue() != 0;
			return new NodeFacts(hostname, uuid, NativeError.check(libvirt, libvirt.virConnectGetType(host)),
					known ? LibvirtLibrary.version(version.getValue()) : null, libvirtVersion,
					info.getString(0, "UTF-8"), info.getInt(40), info.getInt(44), info.getInt(48), info.getInt(52),
					info.getInt(56), info.getInt(60), info.getLong(32));
		}
	}

	private static Map<String, Long> cpuTimes(LibvirtApi libvirt, ConnectionPointer host) {
		IntByReference count = new IntByReference();
		NativeError.check(libvirt, libvirt.virNodeGetCPUStats(host, ALL_CPUS, null, count, 0));
		Map<String, Long> times = new HashMap<>();
		try (Memory stats = new Memory(Math.max(1, count.getValue()) * (long) CPU_STATS_SIZE)) {
			NativeError.check(libvirt, libvirt.virNodeGetCPUStats(host, ALL_CPUS, stats, count, 0));
			for (int i = 0; i < count.getValue(); i++) {
				long start = (long) i * CPU_STATS_SIZE;
				times.put(stats.getString(start, "UTF-8"), stats.getLong(start + 80));
			}
		}
		return times;
	}

}

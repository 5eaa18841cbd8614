package dev.weir.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.NodeFacts;

/**
 * Puts what the inventory knows and what the mirror saw of a host into one. Thread-safe;
 * never waits for a host.
 */
@Component
public class HostResources {

	private static final int KIB_PER_MIB = 1024;

	private final Fleet fleet;

	private final MessageSource messages;

	HostResources(Fleet fleet, MessageSource messages) {
		this.fleet = fleet;
		this.messages = messages;
	}

	/** The host as the REST contract shows it. */
	public HostResource of(KnownHost known) {
		return this.fleet.host(known.id())
			.map((mirror) -> seen(known, mirror))
			.orElseGet(() -> new HostResource(known.id().toString(), known.name(), known.connection(), known.enabled(),
					HostState.CONNECTING.id(), null, null, null, known.marks().isInMaintenance(), null, null, -1, -1,
					-1, List.of(), known.marks().tags(), null, null, Map.of("total", 0)));
	}

	/** Virtual machines of the host by state, and {@code total}. */
	public static Map<String, Integer> vmCounts(HostMirror mirror) {
		Map<String, Integer> counts = new TreeMap<>();
		for (VmMirror vm : mirror.vms().values()) {
			counts.merge(vm.state().id(), 1, Integer::sum);
		}
		counts.put("total", mirror.vms().size());
		return counts;
	}

	private HostResource seen(KnownHost known, HostMirror mirror) {
		NodeFacts facts = mirror.facts();
		return new HostResource(known.id().toString(), known.name(), known.connection(), known.enabled(),
				mirror.state().id(), reason(mirror.reason()), mirror.since(), mirror.lastSeen(),
				known.marks().isInMaintenance(), (facts != null) ? facts.hostname() : null,
				(facts != null) ? cpu(facts) : null, mirror.cpuPercent(),
				(facts != null) ? facts.memoryKib() / KIB_PER_MIB : -1, mib(mirror.freeMemoryKib()),
				NumaCell.of(mirror.capabilitiesXml()), known.marks().tags(), (facts != null) ? hypervisor(facts) : null,
				(facts != null) ? facts.libvirtVersion() : null, vmCounts(mirror));
	}

	private static HostResource.Cpu cpu(NodeFacts facts) {
		return new HostResource.Cpu(facts.cpuModel(), facts.sockets(), facts.cores(), facts.threads(), facts.mhz(),
				facts.cpus());
	}

	private static String hypervisor(NodeFacts facts) {
		return facts.driver() + ((facts.hypervisorVersion() != null) ? " " + facts.hypervisorVersion() : "");
	}

	/** In the reader's language, but for what libvirt says. */
	private @Nullable String reason(@Nullable HostTrouble trouble) {
		if (trouble == null) {
			return null;
		}
		String detail = trouble.detail();
		if (detail != null && !trouble.isPrecise()) {
			return detail;
		}
		String sentence = this.messages.getMessage(trouble.messageKey(), trouble.arguments().toArray(),
				LocaleContextHolder.getLocale());
		return (detail != null) ? sentence + " " + detail : sentence;
	}

	private static long mib(long kib) {
		return (kib >= 0) ? kib / KIB_PER_MIB : -1;
	}

}

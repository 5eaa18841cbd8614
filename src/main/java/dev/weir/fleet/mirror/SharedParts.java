package dev.weir.fleet.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of what many definitions of a host have in common: architectures,
 * models, network names, whole displays and serial lines, and the lines of their XML.
 * Thread-safe.
 */
final class SharedParts {

	/** Far more than a sane fleet has; a hostile one starts afresh. */
	private static final int LIMIT = 20_000;

	private final Map<Object, Object> parts = new ConcurrentHashMap<>();

	private final LinePool lines = new LinePool();

	/** The definitions of a machine, packed. */
	PackedXml pack(UUID machine, @Nullable String live, @Nullable String inactive) {
		return PackedXml.of(this.lines, machine.hashCode(), live, inactive);
	}

	/** The same summary with what it has in common with others taken from them. */
	DomainSummary shrink(DomainSummary full) {
		List<Disk> disks = new ArrayList<>(full.disks().size());
		for (Disk disk : full.disks()) {
			disks.add(shrink(disk));
		}
		List<Nic> nics = new ArrayList<>(full.nics().size());
		for (Nic nic : full.nics()) {
			nics.add(shrink(nic));
		}
		return new DomainSummary(full.uuid(), full.name(), full.title(), full.description(), full.vcpus(),
				full.maxVcpus(), full.memoryKib(), full.maxMemoryKib(), one(full.arch()), maybe(full.machine()),
				full.firmware(), maybe(full.osId()), full.agentChannel(), disks, nics, one(full.graphics()),
				one(full.serials()));
	}

	private Disk shrink(Disk disk) {
		return new Disk(one(disk.device()), one(disk.target()), maybe(disk.bus()), one(disk.type()), disk.source(),
				maybe(disk.pool()), disk.volume(), maybe(disk.format()), maybe(disk.cache()), disk.readOnly());
	}

	private Nic shrink(Nic nic) {
		return new Nic(nic.mac(), one(nic.type()), maybe(nic.source()), maybe(nic.model()), nic.target(), nic.linkUp());
	}

	private <T> @Nullable T maybe(@Nullable T part) {
		return (part != null) ? one(part) : null;
	}

	@SuppressWarnings("unchecked")
	private <T> T one(T part) {
		if (part instanceof List<?> list && list.isEmpty()) {
			return (T) List.of();
		}
		if (this.parts.size() > LIMIT) {
			this.parts.clear();
		}
		Object known = this.parts.putIfAbsent(part, part);
		return (known != null) ? (T) known : part;
	}

}

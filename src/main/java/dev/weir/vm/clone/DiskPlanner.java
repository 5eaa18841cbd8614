package dev.weir.vm.clone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.vm.NameRule;
import dev.weir.vm.cloudinit.Seed;
import dev.weir.vm.clone.PlannedCopy.Base;
import dev.weir.vm.clone.PlannedCopy.Deed;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the disks of one clone, in their order. Used by one thread, once.
 */
final class DiskPlanner {

	private static final Set<String> NO_PARTS = Set.of("cdrom", "floppy");

	private static final int LONGEST_NAME = 120;

	private final Volumes volumes;

	private final Request request;

	private final CloneFindings wrong;

	private final Map<String, Long> needed = new HashMap<>();

	private boolean fresh;

	private final Set<String> names = new HashSet<>();

	DiskPlanner(Volumes volumes, Request request, CloneFindings wrong) {
		this.volumes = volumes;
		this.request = request;
		this.wrong = wrong;
	}

	PlannedCopy plan(int index, Disk disk, DomainSummary.Disk summary) {
		String field = "disks[" + summary.target() + "]";
		Optional<VolumeView> volume = behind(summary);
		if (summary.source() == null) {
			return kept(index, summary, Deed.EMPTY);
		}
		if (volume.filter((view) -> view.name().equals(Seed.volumeName(this.request.source().vm().id()))).isPresent()) {
			return seed(index, summary, volume.get());
		}
		if (NO_PARTS.contains(summary.device()) || summary.readOnly() || disk.get(Disk.SHAREABLE).orElse(false)) {
			return kept(index, summary, Deed.SHARE);
		}
		if (volume.isEmpty() || !Set.of("file", "block").contains(volume.get().type())) {
			this.wrong.add(field, "outside", summary.target(), summary.source());
			return kept(index, summary, Deed.SHARE);
		}
		return copy(index, summary, volume.get(), field);
	}

	private PlannedCopy copy(int index, DomainSummary.Disk summary, VolumeView volume, String field) {
		CloneDraft.DiskDraft asked = this.request.draft().of(summary.target());
		String poolName = first(asked.poolName(), this.request.draft().poolName(), volume.pool());
		boolean formatted = this.request.formatted().contains(poolName);
		String format = (summary.format() != null) ? summary.format() : "raw";
		boolean linked = this.request.draft().linked();
		String told = (volume.format() != null) ? volume.format() : "raw";
		// what the guest takes for raw may hold another format as its content
		this.wrong.require(linked || !format.equals("raw") || Set.of("raw", "iso", "unknown").contains(told), field,
				"format", volume.name(), told);
		this.wrong.require(!linked || formatted, field, "linked-pool", poolName);
		String target = linked ? "qcow2" : formatted ? format : null;
		String name = first(asked.volumeName(), null, defaultName(target));
		long need = linked ? 0
				: (volume.backingPath() != null || !formatted) ? volume.capacityBytes() : volume.allocationBytes();
		place(poolName, name, need, field);
		return new PlannedCopy(index, summary.target(), linked ? Deed.LINK : Deed.COPY, volume.pool(), volume.name(),
				poolName, name, volume.capacityBytes(), target, linked ? new Base(volume.path(), format) : null);
	}

	private PlannedCopy seed(int index, DomainSummary.Disk summary, VolumeView volume) {
		String name = Seed.volumeName(this.request.id());
		String pool = first(this.request.draft().poolName(), null, volume.pool());
		place(pool, name, volume.capacityBytes(), "disks[" + summary.target() + "]");
		return new PlannedCopy(index, summary.target(), Deed.SEED, volume.pool(), volume.name(), pool, name,
				volume.capacityBytes(), "raw", null);
	}

	/** Whether it fits there, under that name. */
	private void place(String poolName, String name, long bytes, String field) {
		Optional<PoolRef> pool = this.request.source().pool(poolName);
		this.wrong.require(pool.isPresent(), field, "pool-unknown", poolName);
		this.wrong.require(pool.isEmpty() || pool.get().isActive(), field, "pool-inactive", poolName);
		boolean named = NameRule.brokenBy(name).filter((rule) -> rule != NameRule.LONG).isEmpty();
		this.wrong.require(named && name.length() <= LONGEST_NAME, field, "volume-name", name);
		this.wrong.require(this.names.add(poolName + "/" + name), field, "volume-twice", name);
		if (pool.isEmpty() || !pool.get().isActive()) {
			return;
		}
		long sum = this.needed.merge(poolName, bytes, Long::sum);
		long free = pool.get().pool().available();
		this.wrong.require(sum <= free, field, "space", poolName, mib(sum), mib(free));
		this.wrong.require(content(pool.get()).flatMap((content) -> content.find(name)).isEmpty(), field,
				"volume-taken", name, poolName);
	}

	private Optional<PoolContent> content(PoolRef pool) {
		try {
			return Optional.of(this.volumes.readNow(pool));
		}
		catch (Problem ex) {
			this.wrong.add("poolName", "pool-silent", pool.name());
			return Optional.empty();
		}
	}

	private Optional<VolumeView> behind(DomainSummary.Disk disk) {
		try {
			Optional<VolumeView> found = this.volumes.behind(this.request.source().vm().hostId(), disk);
			if (found.isEmpty() && disk.source() != null && !this.fresh) {
				this.fresh = true;
				// it may be newer than what was read of its pool
				this.request.source().activePools().forEach(this::content);
				return this.volumes.behind(this.request.source().vm().hostId(), disk);
			}
			return found;
		}
		catch (Problem ex) {
			return Optional.empty();
		}
	}

	private String defaultName(@Nullable String format) {
		String extension = (format == null) ? "" : format.equals("raw") ? ".img" : "." + format;
		return this.request.name() + (this.names.isEmpty() ? "" : "-" + (this.names.size() + 1)) + extension;
	}

	private static PlannedCopy kept(int index, DomainSummary.Disk disk, Deed deed) {
		return new PlannedCopy(index, disk.target(), deed, disk.pool(),
				(disk.volume() != null) ? disk.volume() : disk.source(), null, null, 0, null, null);
	}

	private static String first(@Nullable String one, @Nullable String other, String fallback) {
		if (one != null && !one.isBlank()) {
			return one.strip();
		}
		return (other != null && !other.isBlank()) ? other.strip() : fallback;
	}

	private static long mib(long bytes) {
		return bytes >> 20;
	}

	/**
	 * What is asked for.
	 *
	 * @param formatted active pools whose volumes are files with a format
	 */
	record Request(Source source, VmId id, String name, CloneDraft draft, List<String> formatted) {
	}

	/** What is cloned, and where. */
	record Source(VmMirror vm, HostMirror host) {

		List<PoolRef> activePools() {
			return this.host.pools()
				.stream()
				.map((info) -> new PoolRef(this.host, info))
				.filter(PoolRef::isActive)
				.toList();
		}

		Optional<PoolRef> pool(String name) {
			return this.host.pool(name).map((info) -> new PoolRef(this.host, info));
		}

	}

}

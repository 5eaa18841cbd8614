package dev.weir.vm.create;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.VmSpec.DiskSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import org.springframework.stereotype.Component;

/**
 * Whether the disks of a specification fit the pools of its host, and where they are.
 * Thread-safe; waits a few seconds for the host at most.
 */
@Component
class StorageFit {

	private static final long GIB = 1L << 30;

	private final Volumes volumes;

	StorageFit(Volumes volumes) {
		this.volumes = volumes;
	}

	/** The existing volumes by name, for the definition. */
	Map<VolumeName, DiskSource> check(VmSpec spec, HostMirror host, Findings wrong) {
		Map<VolumeName, DiskSource> sources = new HashMap<>();
		Map<String, Long> needed = new HashMap<>();
		Set<VolumeName> seen = new HashSet<>();
		for (int i = 0; i < spec.disks().size(); i++) {
			DiskSpec disk = spec.disks().get(i);
			String field = "disks[" + i + "]";
			if (disk.isNew()) {
				newVolume(disk, host, new Need(field, needed), wrong);
			}
			else {
				wrong.require(seen.add(disk.volume()), field + ".volume", "volume-twice", disk.volume().name());
				existing(disk.volume(), host, field + ".volume", wrong).ifPresent((volume) -> {
					unused(volume, field + ".volume", wrong);
					sources.put(disk.volume(), source(volume));
				});
			}
		}
		if (spec.cdrom() != null) {
			existing(spec.cdrom(), host, "cdrom", wrong)
				.ifPresent((volume) -> sources.put(spec.cdrom(), new DiskSource(type(volume), volume.path(), "raw")));
		}
		return sources;
	}

	private void newVolume(DiskSpec disk, HostMirror host, Need need, Findings wrong) {
		if (disk.volume().pool().isBlank()) {
			return;
		}
		Optional<PoolRef> pool = pool(disk.volume().pool(), host, need.field() + ".poolName", wrong);
		if (pool.isEmpty()) {
			return;
		}
		long sum = need.sums().merge(disk.volume().pool(), disk.bytes(), Long::sum);
		PoolInfo info = pool.get().pool();
		wrong.require(sum <= info.available(), need.field() + ".sizeGib", "pool-space", info.name(), gib(sum),
				gib(info.available()));
		boolean taken = this.volumes.last(pool.get())
			.flatMap((content) -> content.find(disk.volume().name()))
			.isPresent();
		wrong.require(!taken, need.field() + ".poolName", "volume-taken", disk.volume().name(), info.name());
	}

	Optional<VolumeView> existing(VolumeName name, HostMirror host, String field, Findings wrong) {
		if (name.pool().isBlank() || name.name().isBlank()) {
			return Optional.empty();
		}
		Optional<PoolRef> pool = pool(name.pool(), host, field, wrong);
		if (pool.isEmpty()) {
			return Optional.empty();
		}
		try {
			PoolContent content = this.volumes.read(pool.get());
			Optional<VolumeView> volume = content.find(name.name())
				.or(() -> this.volumes.readNow(pool.get()).find(name.name()));
			wrong.require(volume.isPresent(), field, "volume-unknown", name.name(), name.pool());
			volume.ifPresent((view) -> wrong.require(!type(view).equals("volume"), field, "volume-type", view.type()));
			return volume;
		}
		catch (Problem ex) {
			wrong.add(field, "pool-silent", name.pool());
			return Optional.empty();
		}
	}

	static Optional<PoolRef> pool(String name, HostMirror host, String field, Findings wrong) {
		Optional<PoolRef> pool = host.pool(name).map((info) -> new PoolRef(host, info));
		wrong.require(pool.isPresent(), field, "pool-unknown", name, host.name());
		boolean inactive = pool.isPresent() && !pool.get().isActive();
		wrong.require(!inactive, field, "pool-inactive", name);
		return pool.filter(PoolRef::isActive);
	}

	private static void unused(VolumeView volume, String field, Findings wrong) {
		List<String> users = volume.usedBy().stream().map(VolumeView.Use::name).distinct().toList();
		wrong.require(users.isEmpty(), field, "volume-used", volume.name(), String.join(", ", users));
		wrong.require(volume.backs().isEmpty(), field, "volume-backs", volume.name(),
				volume.backs().stream().collect(Collectors.joining(", ")));
	}

	private static DiskSource source(VolumeView volume) {
		return new DiskSource(type(volume), volume.path(), volume.format());
	}

	/** Network volumes have no path on the host. */
	private static String type(VolumeView volume) {
		return switch (volume.type()) {
			case "file", "block" -> volume.type();
			default -> "volume";
		};
	}

	/** GiB with one decimal, rounded so that a refusal never shows two equal numbers. */
	private static Object gib(long bytes) {
		return Math.floor(bytes * 10.0 / GIB) / 10;
	}

	/** What the disks before this one take already. */
	private record Need(String field, Map<String, Long> sums) {
	}

}

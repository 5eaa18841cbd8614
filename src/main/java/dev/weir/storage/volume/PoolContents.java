package dev.weir.storage.volume;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.host.HostReadings;
import dev.weir.host.HostReadings.Reading;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.VolumeInfo;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;

/**
 * The volumes of pools, kept for a short while. A pool whose figures changed in the
 * mirror is read again at the next look. Thread-safe.
 */
@Component
class PoolContents implements Volumes {

	private static final Duration FRESH_FOR = Duration.ofSeconds(30);

	private final Fleet fleet;

	private final Clock clock;

	private final HostReadings<List<StoredVolume>> readings;

	PoolContents(Fleet fleet, HostCommands commands, Clock clock) {
		this.fleet = fleet;
		this.clock = clock;
		this.readings = new HostReadings<>(commands, clock, FRESH_FOR, PoolContents::volumes);
	}

	@Override
	public Optional<PoolContent> last(PoolRef pool) {
		return this.readings.last(pool.hostId(), pool.name()).map((reading) -> content(pool, reading));
	}

	@Override
	public PoolContent read(PoolRef pool) {
		if (pool.host().isUp() && !pool.isActive()) {
			return new PoolContent(List.of(), this.clock.instant(), null);
		}
		return content(pool, this.readings.get(pool.hostId(), pool.name(), pool.pool()));
	}

	@Override
	public PoolContent readNow(PoolRef pool) {
		this.readings.forget(pool.hostId(), pool.name());
		return read(pool);
	}

	@Override
	public VolumeView require(HostId host, String pool, String volume) {
		PoolRef ref = PoolRef.of(this.fleet, host, pool);
		return read(ref).find(volume)
			.or(() -> readNow(ref).find(volume))
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "storage.volume.unknown", volume, pool));
	}

	@Override
	public Optional<VolumeView> behind(HostId host, DomainSummary.Disk disk) {
		if (disk.pool() != null && disk.volume() != null) {
			String volume = disk.volume();
			return pool(host, disk.pool()).flatMap((pool) -> read(pool).find(volume));
		}
		if (disk.source() == null) {
			return Optional.empty();
		}
		return this.fleet.requireHost(host)
			.pools()
			.stream()
			.map((info) -> new PoolRef(this.fleet.requireHost(host), info))
			.filter(PoolRef::isActive)
			.flatMap((pool) -> read(pool).volumes().stream())
			.filter((volume) -> volume.path().equals(disk.source()))
			.findFirst();
	}

	private Optional<PoolRef> pool(HostId host, String name) {
		return this.fleet.host(host).flatMap((mirror) -> mirror.pool(name).map((info) -> new PoolRef(mirror, info)));
	}

	private static List<StoredVolume> volumes(HypervisorConnection connection, String pool) {
		StoragePools pools = connection.storagePools();
		return pools.volumes(pool)
			.stream()
			.sorted(Comparator.comparing(VolumeInfo::name))
			.map((info) -> StoredVolume.read(pools, info))
			.toList();
	}

	private PoolContent content(PoolRef pool, Reading<List<StoredVolume>> reading) {
		DiskUses uses = new DiskUses(this.fleet.host(pool.hostId()).orElse(pool.host()));
		Map<String, List<String>> overlays = new HashMap<>();
		for (StoredVolume volume : reading.value()) {
			if (volume.backingPath() != null) {
				overlays.computeIfAbsent(volume.backingPath(), (path) -> new ArrayList<>()).add(volume.info().name());
			}
		}
		return new PoolContent(reading.value()
			.stream()
			.map((volume) -> view(volume, uses.of(volume), overlays.getOrDefault(volume.info().path(), List.of())))
			.toList(), reading.at(), reading.trouble());
	}

	private static VolumeView view(StoredVolume volume, List<VolumeView.Use> uses, List<String> overlays) {
		VolumeInfo info = volume.info();
		return new VolumeView(info.pool(), info.name(), info.path(), info.type(), volume.format(), info.capacity(),
				info.allocation(), volume.backingPath(), uses, overlays);
	}

}

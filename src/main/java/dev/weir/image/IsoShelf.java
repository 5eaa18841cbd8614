package dev.weir.image;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;

/**
 * Finds ISO images among the volumes of all pools. Thread-safe.
 */
@Component
class IsoShelf implements IsoImages {

	private static final Comparator<IsoImage> BY_NAME = Comparator
		.comparing(IsoImage::name, String.CASE_INSENSITIVE_ORDER)
		.thenComparing(IsoImage::hostName)
		.thenComparing(IsoImage::pool);

	private final Fleet fleet;

	private final Volumes volumes;

	private final Executor executor;

	IsoShelf(Fleet fleet, Volumes volumes, @Qualifier("isoExecutor") Executor executor) {
		this.fleet = fleet;
		this.volumes = volumes;
		this.executor = executor;
	}

	@Override
	public List<IsoImage> of(HostId host) {
		return images(this.fleet.requireHost(host));
	}

	@Override
	public List<IsoImage> all() {
		List<CompletableFuture<List<IsoImage>>> asked = this.fleet.hosts()
			.stream()
			.filter(HostMirror::isUp)
			.map((host) -> CompletableFuture.supplyAsync(() -> images(host), this.executor))
			.toList();
		return asked.stream().flatMap((images) -> images.join().stream()).sorted(BY_NAME).toList();
	}

	private List<IsoImage> images(HostMirror host) {
		return host.pools()
			.stream()
			.map((pool) -> new PoolRef(host, pool))
			.filter(PoolRef::isActive)
			.flatMap((pool) -> read(pool).stream())
			.filter(VolumeView::isIso)
			.map((volume) -> new IsoImage(host.id(), host.name(), volume.pool(), volume.name(), volume.path(),
					volume.capacityBytes()))
			.sorted(BY_NAME)
			.toList();
	}

	private List<VolumeView> read(PoolRef pool) {
		try {
			return this.volumes.read(pool).volumes();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

}

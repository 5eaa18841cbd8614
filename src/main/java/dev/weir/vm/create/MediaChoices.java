package dev.weir.vm.create;

import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.image.IsoImages;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import org.springframework.stereotype.Component;

/**
 * What is in the pools of a host for the form to choose from: asked for after the page
 * has been shown, since it may wait a few seconds for the host. Thread-safe.
 */
@Component
class MediaChoices {

	private final Access access;

	private final Fleet fleet;

	private final IsoImages isos;

	private final Volumes volumes;

	MediaChoices(Access access, Fleet fleet, IsoImages isos, Volumes volumes) {
		this.access = access;
		this.fleet = fleet;
		this.isos = isos;
		this.volumes = volumes;
	}

	List<Medium> isos(HostId id) {
		HostMirror host = allowed(id);
		return this.isos.of(host.id())
			.stream()
			.map((iso) -> new Medium(iso.pool() + "/" + iso.name(), iso.name(), iso.pool(), iso.sizeBytes(), false))
			.toList();
	}

	/** Volumes that can be a disk; those in use are there to be seen, not chosen. */
	List<Medium> disks(HostId id) {
		HostMirror host = allowed(id);
		return FormDefaults.pools(host)
			.stream()
			.flatMap((pool) -> content(new PoolRef(host, pool)).stream())
			.filter((volume) -> !volume.isIso() && (volume.type().equals("file") || volume.type().equals("block")))
			.map((volume) -> new Medium(volume.pool() + "/" + volume.name(), volume.name(), volume.pool(),
					volume.capacityBytes(), volume.isUsed()))
			.toList();
	}

	/** Volumes that a disk can be made from: those that others build upon as well. */
	List<Medium> images(HostId id) {
		HostMirror host = allowed(id);
		return FormDefaults.pools(host)
			.stream()
			.flatMap((pool) -> content(new PoolRef(host, pool)).stream())
			.filter((volume) -> !volume.isIso() && (volume.type().equals("file") || volume.type().equals("block")))
			.map((volume) -> new Medium(volume.pool() + "/" + volume.name(), volume.name(), volume.pool(),
					volume.capacityBytes(), volume.usedBy().stream().anyMatch((use) -> use.state().isActive())))
			.toList();
	}

	private HostMirror allowed(HostId id) {
		HostMirror host = this.fleet.requireHost(id);
		this.access.require(Permission.VM_CREATE, Target.of(Target.Kind.HOST, host.id(), host.name()));
		return host;
	}

	private List<VolumeView> content(PoolRef pool) {
		try {
			return this.volumes.read(pool).volumes();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

	/**
	 * An ISO or a disk to choose.
	 *
	 * @param value {@code pool/volume}
	 */
	public record Medium(String value, String name, String pool, long bytes, boolean used) {
	}

}

package dev.weir.vm.delete;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolContent;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeMention;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import org.springframework.stereotype.Component;

/**
 * Finds out who else needs a volume. Rather finds too many than too few: what is found
 * here is not deleted. Thread-safe.
 */
@Component
class VolumeUsers {

	private final Fleet fleet;

	private final Volumes volumes;

	VolumeUsers(Fleet fleet, Volumes volumes) {
		this.fleet = fleet;
		this.volumes = volumes;
	}

	/**
	 * Names of other VMs of the host that use the volume as a disk, or whose definitions
	 * name it anywhere: as the base of an overlay, or for their next start only.
	 */
	List<String> onHost(VmMirror vm, VolumeView volume) {
		Set<String> names = new LinkedHashSet<>();
		volume.usedBy().stream().filter((use) -> !use.vm().equals(vm.id())).forEach((use) -> names.add(use.name()));
		VolumeMention mention = VolumeMention.of(volume);
		neighbours(vm).filter((other) -> mention.isIn(other.xml())).forEach((other) -> names.add(other.name()));
		return List.copyOf(names);
	}

	/**
	 * Names of volumes in any active pool of the host that are overlays of this one.
	 * @throws Problem when a pool cannot be read
	 */
	List<String> overlays(HostId host, VolumeView volume) {
		Set<String> names = new LinkedHashSet<>(volume.backs());
		for (PoolRef pool : activePools(host)) {
			content(pool).volumes()
				.stream()
				.filter((other) -> volume.path().equals(other.backingPath()))
				.forEach((other) -> names.add(other.name()));
		}
		return List.copyOf(names);
	}

	/**
	 * VMs of other hosts whose disks have the same path: on shared storage that is the
	 * same volume, on local disks it is chance.
	 */
	List<String> elsewhere(VmMirror vm, VolumeView volume) {
		return this.fleet.vms()
			.stream()
			.filter((other) -> !other.hostId().equals(vm.hostId()))
			.filter((other) -> other.definition()
				.disks()
				.stream()
				.anyMatch((disk) -> volume.path().equals(disk.source())))
			.map((other) -> other.name() + " (" + other.hostName() + ")")
			.toList();
	}

	/**
	 * Has the host list anew what is in its active pools.
	 * @throws Problem when a pool was never read and cannot be now
	 */
	void readPools(HostId host) {
		activePools(host).forEach(this.volumes::readNow);
	}

	/** Whether the host has a VM whose definition could never be read. */
	boolean isBlind(VmMirror vm) {
		return neighbours(vm).anyMatch(
				(other) -> other.unreadable() != null && other.xml().live() == null && other.xml().inactive() == null);
	}

	/**
	 * What is in the pool, at most half a minute old.
	 * @throws Problem when it cannot be read
	 */
	PoolContent content(PoolRef pool) {
		PoolContent content = this.volumes.read(pool);
		if (content.trouble() != null) {
			throw content.trouble();
		}
		return content;
	}

	private List<PoolRef> activePools(HostId id) {
		HostMirror host = this.fleet.requireHost(id);
		return host.pools().stream().map((pool) -> new PoolRef(host, pool)).filter(PoolRef::isActive).toList();
	}

	private Stream<VmMirror> neighbours(VmMirror vm) {
		return this.fleet.vms()
			.stream()
			.filter((other) -> other.hostId().equals(vm.hostId()) && !other.id().equals(vm.id()));
	}

}

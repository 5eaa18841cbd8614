package dev.weir.storage.volume;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmXml;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import dev.weir.storage.VolumeMention;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What volumes of a host build upon, over all of its active pools, and which of them
 * nobody needs. Checks no permission. Thread-safe; waits for the host as long as reading
 * its pools takes.
 */
@Component
class BackingChain {

	private final Fleet fleet;

	private final Volumes volumes;

	BackingChain(Fleet fleet, Volumes volumes) {
		this.fleet = fleet;
		this.volumes = volumes;
	}

	/** The volume and what it builds upon, down to the base. A circle is cut. */
	List<Link> of(HostId host, VolumeView volume) {
		Map<String, VolumeView> byPath = new HashMap<>();
		all(host).forEach((each) -> byPath.put(each.path(), each));
		List<Link> chain = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		String path = volume.path();
		while (path != null && seen.add(path)) {
			VolumeView view = byPath.get(path);
			chain.add((view != null) ? new Link(path, view.pool(), view.name(), view.format())
					: new Link(path, null, null, null));
			path = (view != null) ? view.backingPath() : null;
		}
		return chain;
	}

	/**
	 * Volumes that no virtual machine names, that are no base of another and no image of
	 * a disc.
	 */
	List<VolumeView> orphans(HostId host) {
		List<VolumeView> all = all(host);
		Set<String> bases = new HashSet<>();
		all.forEach((volume) -> bases.add(String.valueOf(volume.backingPath())));
		Set<String> seen = new HashSet<>();
		HostMirror mirror = this.fleet.requireHost(host);
		return all.stream()
			.filter((volume) -> !volume.isUsed() && !volume.isIso() && !volume.type().equals("dir"))
			.filter((volume) -> !bases.contains(volume.path()) && seen.add(volume.path()))
			.filter((volume) -> mirror.vms().values().stream().noneMatch((vm) -> names(vm.xml(), volume)))
			.toList();
	}

	private static boolean names(VmXml xml, VolumeView volume) {
		return VolumeMention.of(volume).isIn(xml);
	}

	private List<VolumeView> all(HostId host) {
		HostMirror mirror = this.fleet.requireHost(host);
		return mirror.pools()
			.stream()
			.map((info) -> new PoolRef(mirror, info))
			.filter(PoolRef::isActive)
			.flatMap((pool) -> read(pool).stream())
			.toList();
	}

	/** A pool that does not answer tells nothing. */
	private List<VolumeView> read(PoolRef pool) {
		try {
			return this.volumes.read(pool).volumes();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

	/**
	 * One in a chain.
	 *
	 * @param pool null with volume and format when it is in no active pool
	 */
	public record Link(String path, @Nullable String pool, @Nullable String volume, @Nullable String format) {
	}

}

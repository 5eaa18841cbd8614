package dev.weir.fleet.mirror;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostWatch;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.WatchedHost;
import org.jspecify.annotations.Nullable;

/**
 * The mirror of all hosts. Thread-safe; no method waits. Lists are made anew at most once
 * per change and shared until the next.
 */
final class LiveFleet implements Fleet, HostWatch {

	private static final Comparator<HostMirror> BY_NAME = Comparator
		.comparing(HostMirror::name, String.CASE_INSENSITIVE_ORDER)
		.thenComparing((host) -> host.id().value());

	private final Map<HostId, HostKeeper> keepers = new ConcurrentHashMap<>();

	private final FleetParts parts;

	private volatile Snapshot snapshot = new Snapshot(-1, List.of());

	LiveFleet(FleetParts parts) {
		this.parts = parts;
	}

	@Override
	public List<HostMirror> hosts() {
		return this.keepers.values().stream().map(HostKeeper::mirror).sorted(BY_NAME).toList();
	}

	@Override
	public Optional<HostMirror> host(HostId id) {
		return Optional.ofNullable(this.keepers.get(id)).map(HostKeeper::mirror);
	}

	@Override
	public Collection<VmMirror> vms() {
		// The version is read first: a change meanwhile makes the next reader look again.
		long version = version();
		Snapshot last = this.snapshot;
		if (last.version() != version) {
			last = new Snapshot(version, collect());
			this.snapshot = last;
		}
		return last.vms();
	}

	@Override
	public Optional<VmMirror> vm(VmId id) {
		VmMirror found = null;
		for (HostKeeper keeper : this.keepers.values()) {
			VmMirror other = keeper.table().find(id).orElse(null);
			found = (other != null) ? preferred(found, other) : found;
		}
		return Optional.ofNullable(found);
	}

	@Override
	public long version() {
		return this.parts.herald().version();
	}

	@Override
	public void listen(FleetListener listener) {
		this.parts.herald().listen(listener);
	}

	@Override
	public void watch(WatchedHost host) {
		HostKeeper present = this.keepers.get(host.id());
		HostKeeper keeper = this.keepers.computeIfAbsent(host.id(), (id) -> new HostKeeper(host, this.parts));
		if (keeper == present) {
			keeper.watch(host);
		}
		this.parts.herald().host(host.id());
	}

	@Override
	public void forget(HostId id) {
		HostKeeper keeper = this.keepers.remove(id);
		if (keeper != null) {
			keeper.forget();
			this.parts.herald().host(id);
			keeper.table().view().keySet().forEach((vm) -> this.parts.herald().vm(id, vm));
		}
	}

	@Override
	public void retryNow(HostId id) {
		HostKeeper keeper = this.keepers.get(id);
		if (keeper != null) {
			keeper.retryNow();
		}
	}

	/** The keeper of a host that is watched. */
	Optional<HostKeeper> keeper(HostId id) {
		return Optional.ofNullable(this.keepers.get(id));
	}

	/** Lets go of every host. */
	void close() {
		List.copyOf(this.keepers.keySet()).forEach(this::forget);
	}

	private List<VmMirror> collect() {
		List<HostKeeper> hosts = List.copyOf(this.keepers.values());
		if (hosts.size() == 1) {
			return List.copyOf(hosts.get(0).table().view().values());
		}
		Map<VmId, VmMirror> all = new HashMap<>();
		hosts.forEach((keeper) -> keeper.table().view().forEach((id, vm) -> all.merge(id, vm, this::preferred)));
		return List.copyOf(all.values());
	}

	/**
	 * During a migration, or after somebody copied a definition by hand, two hosts have
	 * the same one: the one that runs counts, then the one whose host answers; at last
	 * the host's id decides, so that the answer stays the same.
	 */
	private VmMirror preferred(@Nullable VmMirror one, VmMirror other) {
		if (one == null) {
			return other;
		}
		int difference = weight(one) - weight(other);
		if (difference == 0) {
			difference = other.hostId().value().compareTo(one.hostId().value());
		}
		return (difference > 0) ? one : other;
	}

	private int weight(VmMirror vm) {
		HostKeeper keeper = this.keepers.get(vm.hostId());
		int weight = vm.state().isActive() ? 8 : 0;
		weight += (keeper != null && keeper.mirror().isUp()) ? 4 : 0;
		weight += (vm.state() == VmState.RUNNING) ? 2 : 0;
		return weight + ((vm.unreadable() == null) ? 1 : 0);
	}

	/** All virtual machines at one version. */
	private record Snapshot(long version, List<VmMirror> vms) {
	}

}

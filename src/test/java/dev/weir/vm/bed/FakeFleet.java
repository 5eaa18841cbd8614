package dev.weir.vm.bed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.problem.ErrorKind;

/**
 * A mirror that a test writes. Thread-safe.
 */
public final class FakeFleet implements Fleet {

	private final Map<VmId, VmMirror> vms = new ConcurrentHashMap<>();

	private final Map<HostId, HostMirror> hosts = new ConcurrentHashMap<>();

	private final List<FleetListener> listeners = new CopyOnWriteArrayList<>();

	private final AtomicLong version = new AtomicLong();

	/** Puts a host there that is up. */
	public HostId host(String name) {
		HostId id = HostId.random();
		this.hosts.put(id, mirror(id, name, HostState.UP, List.of()));
		this.version.incrementAndGet();
		return id;
	}

	/** Gives the host these pools. */
	public void pools(HostId id, List<PoolInfo> pools) {
		this.hosts.computeIfPresent(id, (any, old) -> mirror(id, old.name(), old.state(), pools));
		this.version.incrementAndGet();
	}

	/** Loses the host. */
	public void lose(HostId id) {
		this.hosts.computeIfPresent(id, (any, old) -> mirror(id, old.name(), HostState.UNREACHABLE, old.pools()));
		this.version.incrementAndGet();
	}

	/** Puts a VM there, new or changed, and tells. */
	public VmMirror put(VmMirror vm) {
		this.vms.put(vm.id(), vm);
		this.version.incrementAndGet();
		this.listeners.forEach((listener) -> listener.vmChanged(vm.hostId(), vm.id()));
		return vm;
	}

	/** Takes a VM away and tells. */
	public void remove(VmId id) {
		VmMirror old = this.vms.remove(id);
		this.version.incrementAndGet();
		if (old != null) {
			this.listeners.forEach((listener) -> listener.vmChanged(old.hostId(), id));
		}
	}

	@Override
	public List<HostMirror> hosts() {
		return this.hosts.values().stream().map(this::withVms).toList();
	}

	@Override
	public Optional<HostMirror> host(HostId id) {
		return Optional.ofNullable(this.hosts.get(id)).map(this::withVms);
	}

	@Override
	public Collection<VmMirror> vms() {
		return this.vms.values();
	}

	@Override
	public Optional<VmMirror> vm(VmId id) {
		return Optional.ofNullable(this.vms.get(id));
	}

	@Override
	public long version() {
		return this.version.get();
	}

	@Override
	public void listen(FleetListener listener) {
		this.listeners.add(listener);
	}

	private HostMirror withVms(HostMirror host) {
		Map<VmId, VmMirror> its = this.vms.values()
			.stream()
			.filter((vm) -> vm.hostId().equals(host.id()))
			.collect(Collectors.toMap(VmMirror::id, (vm) -> vm));
		return new HostMirror(host.id(), host.name(), host.state(), host.reason(), host.since(), host.lastSeen(), null,
				-1, -1, its, host.pools(), List.of(), null);
	}

	private static HostMirror mirror(HostId id, String name, HostState state, List<PoolInfo> pools) {
		HostTrouble trouble = (state == HostState.UP) ? null
				: new HostTrouble(ErrorKind.HOST_UNREACHABLE, "No route to host");
		return new HostMirror(id, name, state, trouble, Instant.EPOCH, Instant.EPOCH, null, -1, -1, Map.of(), pools,
				List.of(), null);
	}

}

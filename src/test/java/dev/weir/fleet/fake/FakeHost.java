package dev.weir.fleet.fake;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeCpuTimes;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.PoolInfo;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One pretended host. A test changes it as virsh would, makes calls hang or fail, or
 * kills it. Thread-safe.
 */
public final class FakeHost {

	private final ConnectionSpec spec;

	private final Map<UUID, FakeVm> vms = new LinkedHashMap<>();

	private final Map<String, PoolInfo> pools = new ConcurrentHashMap<>();

	private final Map<String, NetworkInfo> networks = new ConcurrentHashMap<>();

	private final Map<String, List<DhcpLease>> leases = new ConcurrentHashMap<>();

	private final List<FakeConnection> connections = new CopyOnWriteArrayList<>();

	private final Set<FakeCall> hanging = EnumSet.noneOf(FakeCall.class);

	private final Map<FakeCall, AtomicLong> calls = new ConcurrentHashMap<>();

	private final FakeVolumes volumes = new FakeVolumes(this);

	private @Nullable Problem refusal;

	private boolean cut;

	private volatile NodeCpuTimes cpuTimes = new NodeCpuTimes(0, 0, 0, 0);

	FakeHost(ConnectionSpec spec) {
		this.spec = spec;
	}

	/** How this host is reached. */
	public ConnectionSpec spec() {
		return this.spec;
	}

	/** Defines a virtual machine that is off, with an event. */
	public FakeVm define(String name) {
		return define(UUID.randomUUID(), name);
	}

	/** Defines a virtual machine of a given identity that is off, with an event. */
	public FakeVm define(UUID uuid, String name) {
		FakeVm vm = new FakeVm(this, uuid, name);
		synchronized (this) {
			this.vms.put(uuid, vm);
		}
		fire(vm, 0, 0);
		return vm;
	}

	/** Removes a virtual machine without any event, as the end of a migration does. */
	public synchronized void vanish(FakeVm vm) {
		this.vms.remove(vm.uuid());
	}

	/** Every virtual machine. */
	public synchronized List<FakeVm> vms() {
		return new ArrayList<>(this.vms.values());
	}

	/** The virtual machine of that identity. */
	public FakeVm vm(UUID uuid) {
		FakeVm vm;
		synchronized (this) {
			vm = this.vms.get(uuid);
		}
		if (vm == null) {
			throw told(ErrorKind.NOT_FOUND, "Domain not found: no domain with matching uuid");
		}
		return vm;
	}

	/** Puts a pool there, with an event. */
	public void pool(PoolInfo pool) {
		this.pools.put(pool.name(), pool);
		fire(new HypervisorEvent.StoragePoolChanged(pool.uuid(), pool.name(), 0));
	}

	/** What is in its pools. */
	public FakeVolumes volumes() {
		return this.volumes;
	}

	/** Puts a network there, with an event. */
	public void network(NetworkInfo network, DhcpLease... given) {
		this.networks.put(network.name(), network);
		this.leases.put(network.name(), List.of(given));
		fire(new HypervisorEvent.NetworkChanged(network.uuid(), network.name(), 0));
	}

	/** Sets what its processors have done since boot. */
	public void cpuTimes(NodeCpuTimes times) {
		this.cpuTimes = times;
	}

	/** Makes calls of these kinds hang until {@link #resume} or the end. */
	public synchronized void hang(FakeCall... kinds) {
		this.hanging.addAll(List.of(kinds));
	}

	/** Lets hanging calls go on. */
	public synchronized void resume() {
		this.hanging.clear();
		notifyAll();
	}

	/** Whether its port answers when somebody knocks. */
	public synchronized boolean isReachable() {
		return !this.cut;
	}

	/** Drops its packets from now on, or no longer. */
	public synchronized void cut(boolean dropped) {
		this.cut = dropped;
	}

	/** Refuses connections from now on. */
	public synchronized void refuse(ErrorKind kind, String words) {
		this.refusal = told(kind, words);
	}

	/** Takes connections again. */
	public synchronized void accept() {
		this.refusal = null;
	}

	/** Dies: every connection ends, calls in flight fail, new connections are refused. */
	public void die() {
		refuse(ErrorKind.HOST_UNREACHABLE, "unable to connect to server: Connection refused");
		drop(CloseReason.END_OF_FILE);
	}

	/** Ends every connection; new ones are welcome. */
	public void drop(CloseReason reason) {
		List<FakeConnection> dropped = List.copyOf(this.connections);
		dropped.forEach(FakeConnection::markDead);
		synchronized (this) {
			notifyAll();
		}
		dropped.forEach((connection) -> connection.listener().onClosed(reason));
	}

	/** Tells an event to everyone who subscribed. */
	public void fire(HypervisorEvent event) {
		this.connections.forEach((connection) -> connection.deliver(event));
	}

	/** Tells a lifecycle event of a virtual machine. */
	public void fire(FakeVm vm, int event, int detail) {
		fire(new HypervisorEvent.DomainChanged(vm.uuid(), vm.name(), DomainEventKind.LIFECYCLE, event, detail, null));
	}

	/** How many connections are open. */
	public int openConnections() {
		return this.connections.size();
	}

	/** How often it was called. */
	public long calls(FakeCall kind) {
		return counter(kind).get();
	}

	FakeConnection open(HypervisorListener listener) {
		pass(FakeCall.OPEN, null);
		synchronized (this) {
			if (this.refusal != null) {
				throw this.refusal;
			}
		}
		FakeConnection connection = new FakeConnection(this, listener);
		this.connections.add(connection);
		return connection;
	}

	void closed(FakeConnection connection) {
		this.connections.remove(connection);
	}

	/** Counts the call and waits while calls of its kind hang. */
	synchronized void pass(FakeCall kind, @Nullable FakeConnection connection) {
		counter(kind).incrementAndGet();
		while (this.hanging.contains(kind) && (connection == null || connection.isAlive())) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				// As a native call: an interrupt changes nothing.
			}
		}
		if (connection != null && !connection.isAlive()) {
			throw told(ErrorKind.HOST_UNREACHABLE, "internal error: client socket is closed");
		}
	}

	/** Hangs while the switch is on; {@link #resume()} looks again. */
	synchronized void waitWhile(AtomicBoolean on) {
		while (on.get()) {
			try {
				wait();
			}
			catch (InterruptedException ex) {
				// As a native call: an interrupt changes nothing.
			}
		}
	}

	<T> T pass(FakeCall kind, FakeConnection connection, Supplier<T> answer) {
		pass(kind, connection);
		return answer.get();
	}

	NodeFacts facts() {
		return new NodeFacts("fake.example", null, "QEMU", "7.2.0", "9.0.0", "x86_64", 8, 2400, 1, 1, 4, 2, 16L << 20);
	}

	NodeCpuTimes cpuTimes() {
		return this.cpuTimes;
	}

	Map<String, PoolInfo> poolMap() {
		return this.pools;
	}

	Map<String, NetworkInfo> networkMap() {
		return this.networks;
	}

	List<DhcpLease> leases(String network) {
		return this.leases.getOrDefault(network, List.of());
	}

	/** A problem in the host's words. */
	static Problem told(ErrorKind kind, String words) {
		return new Problem(kind, kind.messageKey(), List.of(), words, null);
	}

	private AtomicLong counter(FakeCall kind) {
		return this.calls.computeIfAbsent(kind, (any) -> new AtomicLong());
	}

}

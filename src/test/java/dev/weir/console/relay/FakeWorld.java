package dev.weir.console.relay;

import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.VmUsage;
import dev.weir.fleet.VmXml;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.HostDevices;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.Networks;
import dev.weir.hypervisor.Node;
import dev.weir.hypervisor.NwFilters;
import dev.weir.hypervisor.Secrets;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.StorageSources;
import dev.weir.hypervisor.xml.DomainSummaries;
import org.jspecify.annotations.Nullable;

/**
 * One host with one virtual machine whose display is a real socket, a clock that stands
 * still, and rights that can be taken away.
 */
final class FakeWorld extends Clock implements Fleet, HostCommands, Access {

	static final HostId HOST = HostId.random();

	static final VmId VM = new VmId(UUID.randomUUID());

	private final int port;

	private volatile HostState hostState = HostState.UP;

	private volatile @Nullable VmState vmState = VmState.RUNNING;

	private volatile boolean allowed = true;

	private final AtomicInteger rightsAsked = new AtomicInteger();

	private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private @Nullable FleetListener listener;

	FakeWorld(int port) {
		this.port = port;
	}

	/** The VM goes into that state, or away. */
	void vmBecomes(@Nullable VmState state) {
		this.vmState = state;
		if (this.listener != null) {
			this.listener.vmChanged(HOST, VM);
		}
	}

	void host(HostState state) {
		this.hostState = state;
	}

	/** How often somebody's rights were asked for. */
	int rightsAsked() {
		return this.rightsAsked.get();
	}

	void forbid() {
		this.allowed = false;
	}

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public List<HostMirror> hosts() {
		return List.of(new HostMirror(HOST, "host1", this.hostState, null, this.now, this.now, null, -1, -1, Map.of(),
				List.of(), List.of(), null));
	}

	@Override
	public Optional<HostMirror> host(HostId id) {
		return hosts().stream().filter((host) -> host.id().equals(id)).findFirst();
	}

	@Override
	public Collection<VmMirror> vms() {
		VmState state = this.vmState;
		if (state == null) {
			return List.of();
		}
		String xml = "<domain type='qemu'><name>web1</name><uuid>" + VM + "</uuid><memory>1</memory><vcpu>1</vcpu>"
				+ "<os><type>hvm</type></os><devices><graphics type='vnc' port='" + this.port
				+ "' listen='127.0.0.1'/></devices></domain>";
		return List.of(new VmMirror(VM, HOST, "host1", "web1", state, 0, true, false, false, DomainSummaries.read(xml),
				VmUsage.NONE, List.of(), new NoXml(), null, this.now));
	}

	@Override
	public Optional<VmMirror> vm(VmId id) {
		return vms().stream().filter((vm) -> vm.id().equals(id)).findFirst();
	}

	@Override
	public long version() {
		return 0;
	}

	@Override
	public void listen(FleetListener added) {
		this.listener = added;
	}

	@Override
	public <T> T call(HostId host, Duration deadline, HostCall<T> call) {
		try {
			return call.run(new Connection());
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void reread(HostId host, VmId vm) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void rereadHost(HostId host) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Actor actor() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean may(Permission permission, Target target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void require(Permission permission, Target target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean stillMay(Actor actor, Permission permission, Target target) {
		this.rightsAsked.incrementAndGet();
		return this.allowed && permission == Permission.VM_CONSOLE && target.id().equals(VM.toString());
	}

	/** No definitions. */
	private record NoXml() implements VmXml {

		@Override
		public @Nullable String live() {
			return null;
		}

		@Override
		public @Nullable String inactive() {
			return null;
		}

	}

	/** Can only dial. */
	private record Connection() implements HypervisorConnection {

		@Override
		public ConnectionSpec spec() {
			return new ConnectionSpec.Tcp(new Endpoint("127.0.0.1", 16509), null);
		}

		@Override
		public SocketChannel dial(String address, int port) {
			try {
				return SocketChannel.open(new java.net.InetSocketAddress(address, port));
			}
			catch (java.io.IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}

		@Override
		public Node node() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Domains domains() {
			throw new UnsupportedOperationException();
		}

		@Override
		public StoragePools storagePools() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Networks networks() {
			throw new UnsupportedOperationException();
		}

		@Override
		public StorageSources storageSources() {
			throw new UnsupportedOperationException();
		}

		@Override
		public Secrets secrets() {
			throw new UnsupportedOperationException();
		}

		@Override
		public NwFilters nwFilters() {
			throw new UnsupportedOperationException();
		}

		@Override
		public HostDevices devices() {
			throw new UnsupportedOperationException();
		}

		@Override
		public void subscribe() {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean isAlive() {
			return true;
		}

		@Override
		public void close() {
			throw new UnsupportedOperationException();
		}

	}

}

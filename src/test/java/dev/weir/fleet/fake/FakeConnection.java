package dev.weir.fleet.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.HostDevices;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.Networks;
import dev.weir.hypervisor.Node;
import dev.weir.hypervisor.NodeCpuTimes;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.NwFilters;
import dev.weir.hypervisor.Secrets;
import dev.weir.hypervisor.NodeMemory;
import dev.weir.problem.ErrorKind;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.StorageSources;

/** A connection to a {@link FakeHost}. */
final class FakeConnection implements HypervisorConnection, Node {

	private final FakeHost host;

	private final HypervisorListener listener;

	private final FakeDomains domains;

	private volatile boolean alive = true;

	private volatile boolean subscribed;

	FakeConnection(FakeHost host, HypervisorListener listener) {
		this.host = host;
		this.listener = listener;
		this.domains = new FakeDomains(host, this);
	}

	HypervisorListener listener() {
		return this.listener;
	}

	void markDead() {
		this.alive = false;
		this.host.closed(this);
	}

	void deliver(HypervisorEvent event) {
		if (this.subscribed && this.alive) {
			this.listener.onEvent(event);
		}
	}

	@Override
	public ConnectionSpec spec() {
		return this.host.spec();
	}

	@Override
	public Node node() {
		return this;
	}

	@Override
	public Domains domains() {
		return this.domains;
	}

	@Override
	public StoragePools storagePools() {
		return new FakePools(this.host, this);
	}

	@Override
	public Networks networks() {
		return new FakeNetworks(this.host, this);
	}

	@Override
	public StorageSources storageSources() {
		throw FakePools.unsupported();
	}

	@Override
	public Secrets secrets() {
		throw FakePools.unsupported();
	}

	@Override
	public NwFilters nwFilters() {
		throw FakePools.unsupported();
	}

	@Override
	public HostDevices devices() {
		throw FakePools.unsupported();
	}

	@Override
	public void subscribe() {
		this.host.pass(FakeCall.SUBSCRIBE, this);
		this.subscribed = true;
	}

	@Override
	public SocketChannel dial(String address, int port) {
		try {
			return SocketChannel.open(new InetSocketAddress(address, port));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public boolean isAlive() {
		return this.alive;
	}

	@Override
	public void close() {
		markDead();
		synchronized (this.host) {
			this.host.notifyAll();
		}
	}

	@Override
	public NodeFacts facts() {
		return this.host.pass(FakeCall.FACTS, this, this.host::facts);
	}

	@Override
	public String capabilitiesXml() {
		return this.host.pass(FakeCall.CAPABILITIES, this, () -> "<capabilities/>");
	}

	@Override
	public String capabilitiesNow() {
		return capabilitiesXml();
	}

	@Override
	public String domainCapabilitiesXml(String arch, String machine, String virtType) {
		return this.host.pass(FakeCall.CAPABILITIES, this, () -> "<domainCapabilities/>");
	}

	@Override
	public String sysinfoXml() {
		return this.host.pass(FakeCall.NODE, this, () -> "<sysinfo type='smbios'/>");
	}

	@Override
	public NodeMemory memory() {
		this.host.pass(FakeCall.NODE, this);
		throw FakeHost.told(ErrorKind.UNSUPPORTED, "this function is not supported by the connection driver");
	}

	@Override
	public long freeMemoryKib() {
		return this.host.pass(FakeCall.NODE, this, () -> 8L << 20);
	}

	@Override
	public NodeCpuTimes cpuTimes() {
		return this.host.pass(FakeCall.NODE, this, this.host::cpuTimes);
	}

}

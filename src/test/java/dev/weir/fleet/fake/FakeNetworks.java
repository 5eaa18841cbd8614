package dev.weir.fleet.fake;

import java.util.List;

import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.hypervisor.Networks;

/** The networks of a {@link FakeHost}: listed with their leases, nothing more. */
record FakeNetworks(FakeHost host, FakeConnection connection) implements Networks {

	@Override
	public List<NetworkInfo> list() {
		return this.host.pass(FakeCall.NETWORKS, this.connection, () -> List.copyOf(this.host.networkMap().values()));
	}

	@Override
	public String xml(String network) {
		throw FakePools.unsupported();
	}

	@Override
	public String inactiveXml(String network) {
		throw FakePools.unsupported();
	}

	@Override
	public void update(String network, NetworkUpdate update) {
		throw FakePools.unsupported();
	}

	@Override
	public NetworkInfo define(String xml) {
		throw FakePools.unsupported();
	}

	@Override
	public void undefine(String network) {
		throw FakePools.unsupported();
	}

	@Override
	public void start(String network) {
		throw FakePools.unsupported();
	}

	@Override
	public void stop(String network) {
		throw FakePools.unsupported();
	}

	@Override
	public void setAutostart(String network, boolean autostart) {
		throw FakePools.unsupported();
	}

	@Override
	public List<DhcpLease> leases(String network) {
		return this.host.pass(FakeCall.LEASES, this.connection, () -> this.host.leases(network));
	}

}

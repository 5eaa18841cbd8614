package dev.weir.fleet.fake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.problem.ErrorKind;

/**
 * A hypervisor without libvirt: opens connections to {@link FakeHost}s, each found by its
 * connection. Thread-safe.
 */
public final class FakeHypervisor implements Hypervisor {

	private final Map<ConnectionSpec, FakeHost> hosts = new ConcurrentHashMap<>();

	/** The host behind that connection, made at the first call. */
	public FakeHost host(ConnectionSpec spec) {
		return this.hosts.computeIfAbsent(spec, FakeHost::new);
	}

	/** A host reached by TCP under that name, made at the first call. */
	public FakeHost host(String name) {
		return host(new ConnectionSpec.Tcp(new Endpoint(name, 16509), null));
	}

	@Override
	public HypervisorConnection open(ConnectionSpec spec, HypervisorListener listener) {
		FakeHost host = this.hosts.get(spec);
		if (host == null) {
			throw FakeHost.told(ErrorKind.HOST_UNREACHABLE, "unable to connect to server: No route to host");
		}
		return host.open(listener);
	}

	@Override
	public void probe(ConnectionSpec spec, Duration deadline) {
		FakeHost host = this.hosts.get(spec);
		if (host == null || !host.isReachable()) {
			throw FakeHost.told(ErrorKind.HOST_UNREACHABLE, "connect timed out");
		}
	}

	@Override
	public String clientVersion() {
		return "9.0.0";
	}

}

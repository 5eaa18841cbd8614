package dev.weir.hypervisor.libvirt;

import java.time.Duration;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Hypervisor;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.HypervisorSettings;
import dev.weir.hypervisor.SshTransport;
import dev.weir.hypervisor.SshTransports;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;

import org.springframework.stereotype.Component;

/**
 * Opens connections with libvirt's client library. Thread-safe.
 */
@Component
class LibvirtHypervisor implements Hypervisor {

	private final HypervisorSettings settings;

	private final SshTransports sshTransports;

	LibvirtHypervisor(HypervisorSettings settings, SshTransports sshTransports) {
		this.settings = settings;
		this.sshTransports = sshTransports;
	}

	@Override
	public HypervisorConnection open(ConnectionSpec spec, HypervisorListener listener) {
		if (spec instanceof ConnectionSpec.Unknown unknown) {
			throw Problem.of(ErrorKind.HOST_REJECTED, "hypervisor.transport.newer", unknown.transport());
		}
		LibvirtLibrary library = LibvirtLibrary.get();
		SshTransport transport = (spec instanceof ConnectionSpec.Ssh ssh) ? this.sshTransports.open(ssh) : null;
		try {
			ConnectionPointer connection = connect(library, spec, transport);
			return new LibvirtConnection(library, connection, new Opening(spec, transport, listener, this.settings),
					() -> connect(library, spec, transport));
		}
		catch (RuntimeException ex) {
			if (transport == null) {
				throw ex;
			}
			RuntimeException told = explain(transport, ex);
			transport.close();
			throw told;
		}
	}

	@Override
	public void probe(ConnectionSpec spec, Duration deadline) {
		Dial.probe(spec, deadline);
	}

	@Override
	public String clientVersion() {
		return LibvirtLibrary.get().version();
	}

	/** libvirt itself knows no more than that its socket was closed. */
	private static RuntimeException explain(SshTransport transport, RuntimeException failure) {
		boolean lost = failure instanceof Problem problem && problem.kind() == ErrorKind.HOST_UNREACHABLE;
		return lost ? transport.refusal().map(RuntimeException.class::cast).orElse(failure) : failure;
	}

	private static ConnectionPointer connect(LibvirtLibrary library, ConnectionSpec spec,
			@Nullable SshTransport transport) {
		String uri = ConnectionUri.of(spec, (transport != null) ? transport.libvirtSocket() : null);
		ConnectionPointer connection = connect(library, spec, uri);
		if (connection == null) {
			throw NativeError.take(library.api()).openingProblem();
		}
		return connection;
	}

	private static @Nullable ConnectionPointer connect(LibvirtLibrary library, ConnectionSpec spec, String uri) {
		if (spec instanceof ConnectionSpec.Tcp tcp && tcp.credentials() != null) {
			return SaslLogin.open(library.api(), uri, tcp.credentials());
		}
		if (spec instanceof ConnectionSpec.Test test && test.nodeFile() != null) {
			return library.nodes().open(library.api(), test.nodeFile(), uri);
		}
		return library.api().virConnectOpen(uri);
	}

	/** What a connection was opened with. */
	record Opening(ConnectionSpec spec, @Nullable SshTransport transport, HypervisorListener listener,
			HypervisorSettings settings) {
	}

}

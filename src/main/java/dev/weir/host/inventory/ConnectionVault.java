package dev.weir.host.inventory;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.weir.fleet.HostId;
import dev.weir.home.SealedPlace;
import dev.weir.home.SecretBox;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;

/**
 * Turns connections into rows of the database and back, sealing passwords. Thread-safe.
 */
@Component
class ConnectionVault {

	private final SecretBox box;

	private final NodeFiles nodeFiles;

	ConnectionVault(SecretBox box, NodeFiles nodeFiles) {
		this.box = box;
		this.nodeFiles = nodeFiles;
	}

	/** As it is kept for the host of that id. */
	StoredConnection store(HostId host, ConnectionSpec spec) {
		if (spec instanceof ConnectionSpec.Ssh ssh) {
			return at("ssh", ssh.endpoint(), ssh.user(), ssh.socket(), ssh.fingerprint());
		}
		if (spec instanceof ConnectionSpec.Tls tls) {
			return at("tls", tls.endpoint(), null, tls.pkiPath(), null);
		}
		if (spec instanceof ConnectionSpec.Tcp tcp) {
			ConnectionSpec.Credentials credentials = tcp.credentials();
			return new StoredConnection("tcp", tcp.endpoint().address(), tcp.endpoint().port(),
					(credentials != null) ? credentials.user() : null, null, null,
					(credentials != null) ? this.box.seal(credentials.password(), place(host)) : null);
		}
		if (spec instanceof ConnectionSpec.Test test) {
			return with("test", (test.nodeFile() != null) ? test.nodeFile().getFileName() : null);
		}
		return with("local", ((ConnectionSpec.Local) spec).socket());
	}

	/** As the hypervisor wants it. */
	ConnectionSpec open(HostId host, StoredConnection stored) {
		return switch (stored.transport()) {
			case "ssh" -> new ConnectionSpec.Ssh(endpoint(stored), text(stored.login()), text(stored.fingerprint()),
					stored.path());
			case "tls" -> new ConnectionSpec.Tls(endpoint(stored), stored.path());
			case "tcp" -> new ConnectionSpec.Tcp(endpoint(stored), credentials(host, stored));
			case "test" -> new ConnectionSpec.Test((stored.path() != null) ? this.nodeFiles.path(stored.path()) : null);
			case "local" -> new ConnectionSpec.Local((stored.path() != null) ? Path.of(stored.path()) : null);
			default -> new ConnectionSpec.Unknown(stored.transport());
		};
	}

	/** The password that is kept, or null. */
	@Nullable String password(HostId host, StoredConnection stored) {
		return (stored.sealedPassword() != null) ? this.box.open(stored.sealedPassword(), place(host)) : null;
	}

	/** As people may see it. */
	KnownHost show(Host host) {
		StoredConnection stored = host.connection();
		return new KnownHost(host.id(), host.name(),
				new KnownHost.Connection(stored.transport(), stored.address(), stored.port(), stored.login(),
						stored.path(), stored.fingerprint(), stored.sealedPassword() != null),
				host.isEnabled(), host.marks());
	}

	private ConnectionSpec.@Nullable Credentials credentials(HostId host, StoredConnection stored) {
		String password = password(host, stored);
		return (stored.login() != null && password != null) ? new ConnectionSpec.Credentials(stored.login(), password)
				: null;
	}

	private static StoredConnection at(String transport, Endpoint endpoint, @Nullable String login,
			@Nullable String path, @Nullable String fingerprint) {
		return new StoredConnection(transport, endpoint.address(), endpoint.port(), login, path, fingerprint, null);
	}

	private static StoredConnection with(String transport, @Nullable Path path) {
		return new StoredConnection(transport, null, null, null, (path != null) ? path.toString() : null, null, null);
	}

	private static Endpoint endpoint(StoredConnection stored) {
		return new Endpoint(text(stored.address()), (stored.port() != null) ? stored.port() : 0);
	}

	private static SealedPlace place(HostId host) {
		return SealedPlace.of("host", "sealed_password", host);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}

package dev.weir.host.inventory;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.problem.InvalidInput;

/**
 * Turns a typed connection into a trusted one, or names every field that is wrong. For
 * one request and one thread.
 */
final class ConnectionCheck {

	/** Where sshd, libvirtd with TLS and libvirtd with TCP listen by default. */
	private static final int SSH_PORT = 22;

	private static final int TLS_PORT = 16514;

	private static final int TCP_PORT = 16509;

	/** Stands in for a part that is wrong while the others are checked. */
	private static final Endpoint NOWHERE = new Endpoint("localhost", 1);

	private final WrongFields wrong = new WrongFields();

	private final ConnectionRequest request;

	private final NodeFiles nodeFiles;

	ConnectionCheck(ConnectionRequest request, NodeFiles nodeFiles) {
		this.request = request;
		this.nodeFiles = nodeFiles;
	}

	/**
	 * The checked connection.
	 * @throws InvalidInput naming {@code connection.*} fields
	 */
	ConnectionSpec spec() {
		String transport = (this.request.transport() != null) ? this.request.transport() : "";
		ConnectionSpec spec = switch (transport) {
			case "local" -> local();
			case "ssh" -> ssh();
			case "tls" -> tls();
			case "tcp" -> tcp();
			case "test" -> test();
			default -> throw InvalidInput.of("connection.transport", "host.connection.transport.wrong");
		};
		this.wrong.throwIfAny();
		return spec;
	}

	/** Where sshd of the host is, everything else having been checked too. */
	Endpoint sshEndpoint() {
		if (spec() instanceof ConnectionSpec.Ssh ssh) {
			return ssh.endpoint();
		}
		throw InvalidInput.of("connection.transport", "host.connection.transport.wrong");
	}

	private ConnectionSpec local() {
		only(Set.of("path"));
		String path = path();
		return new ConnectionSpec.Local((path != null) ? Path.of(path) : null);
	}

	private ConnectionSpec ssh() {
		only(Set.of("address", "port", "user", "path", "fingerprint"));
		String fingerprint = checked("fingerprint", this.request.fingerprint(), Endpoint::checkedFingerprint);
		String user = checked("user", this.request.user(), Endpoint::checkedUser);
		Endpoint endpoint = endpoint(SSH_PORT);
		String path = path();
		return (user != null && fingerprint != null) ? new ConnectionSpec.Ssh(endpoint, user, fingerprint, path)
				: new ConnectionSpec.Local(null);
	}

	private ConnectionSpec tls() {
		only(Set.of("address", "port", "path"));
		return new ConnectionSpec.Tls(endpoint(TLS_PORT), path());
	}

	private ConnectionSpec tcp() {
		only(Set.of("address", "port", "user", "password"));
		Endpoint endpoint = endpoint(TCP_PORT);
		if (this.request.user() == null && this.request.password() == null) {
			return new ConnectionSpec.Tcp(endpoint, null);
		}
		String user = checked("user", this.request.user(), Endpoint::checkedUser);
		String password = checked("password", this.request.password(), Endpoint::checkedPassword);
		return new ConnectionSpec.Tcp(endpoint,
				(user != null && password != null) ? new ConnectionSpec.Credentials(user, password) : null);
	}

	private ConnectionSpec test() {
		only(Set.of("path"));
		Path file = null;
		if (this.request.path() != null) {
			file = this.nodeFiles.find(this.request.path()).orElse(null);
			if (file == null) {
				this.wrong.add("connection.path", "host.connection.node-file.unknown");
			}
		}
		return new ConnectionSpec.Test(file);
	}

	private Endpoint endpoint(int usualPort) {
		Integer port = this.request.port();
		String address = checked("address", this.request.address(), (typed) -> new Endpoint(typed, 1).address());
		Endpoint withPort = part(() -> new Endpoint("localhost", (port != null) ? port : usualPort));
		return (address != null && withPort != null) ? new Endpoint(address, withPort.port()) : NOWHERE;
	}

	private @Nullable String path() {
		String typed = this.request.path();
		return (typed != null) ? part(() -> Endpoint.checkedPath(typed)) : null;
	}

	private @Nullable String checked(String field, @Nullable String typed, UnaryOperator<String> check) {
		if (typed == null) {
			this.wrong.add("connection." + field, "host.connection." + field + ".missing");
			return null;
		}
		return part(() -> check.apply(typed));
	}

	private <T> @Nullable T part(Supplier<T> check) {
		return this.wrong.part("connection.", check);
	}

	/** Refuses parts that mean nothing for the transport instead of dropping them. */
	private void only(Set<String> meant) {
		unused(meant, "address", this.request.address());
		unused(meant, "port", this.request.port());
		unused(meant, "user", this.request.user());
		unused(meant, "password", this.request.password());
		unused(meant, "path", this.request.path());
		unused(meant, "fingerprint", this.request.fingerprint());
	}

	private void unused(Set<String> meant, String field, @Nullable Object value) {
		if (value != null && !meant.contains(field)) {
			this.wrong.add("connection." + field, "host.connection.unused");
		}
	}

}

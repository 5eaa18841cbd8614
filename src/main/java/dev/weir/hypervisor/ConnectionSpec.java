package dev.weir.hypervisor;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection leads and how. A closed list: each kind checks its own parts as a
 * whole (see {@link Endpoint}), so that no value can ever act as an option or as another
 * URI parameter. Immutable.
 */
public sealed interface ConnectionSpec {

	/** The transport's name in the REST contract: local, ssh, tls, tcp or test. */
	String transport();

	/**
	 * The daemon on this machine.
	 *
	 * @param socket its UNIX socket, or null for the usual one
	 */
	record Local(@Nullable Path socket) implements ConnectionSpec {

		public Local {
			socket = (socket != null) ? Path.of(Endpoint.checkedPath(socket.toString())) : null;
		}

		@Override
		public String transport() {
			return "local";
		}

	}

	/**
	 * A daemon reached through SSH with Weir's own key; the host key must have the pinned
	 * fingerprint.
	 *
	 * @param endpoint address and port of sshd
	 * @param user the login name
	 * @param fingerprint {@code SHA256:...} as shown by {@code ssh-keygen -l}
	 * @param socket the daemon's UNIX socket on the host, or null for the usual one
	 */
	record Ssh(Endpoint endpoint, String user, String fingerprint, @Nullable String socket) implements ConnectionSpec {

		public Ssh {
			user = Endpoint.checkedUser(user);
			fingerprint = Endpoint.checkedFingerprint(fingerprint);
			socket = (socket != null) ? Endpoint.checkedPath(socket) : null;
		}

		@Override
		public String transport() {
			return "ssh";
		}

	}

	/**
	 * TLS with client certificates.
	 *
	 * @param pkiPath folder on this machine holding cacert.pem, clientcert.pem and
	 * clientkey.pem, or null for libvirt's usual places
	 */
	record Tls(Endpoint endpoint, @Nullable String pkiPath) implements ConnectionSpec {

		public Tls {
			pkiPath = (pkiPath != null) ? Endpoint.checkedPath(pkiPath) : null;
		}

		@Override
		public String transport() {
			return "tls";
		}

	}

	/**
	 * Plain TCP, with SASL where the daemon asks for it.
	 */
	record Tcp(Endpoint endpoint, @Nullable Credentials credentials) implements ConnectionSpec {

		@Override
		public String transport() {
			return "tcp";
		}

	}

	/**
	 * libvirt's test driver, for demonstrations and tests.
	 *
	 * @param nodeFile XML file that describes the pretended host, or null for libvirt's
	 * default one
	 */
	record Test(@Nullable Path nodeFile) implements ConnectionSpec {

		public Test {
			nodeFile = (nodeFile != null) ? Path.of(Endpoint.checkedPath(nodeFile.toString())) : null;
		}

		@Override
		public String transport() {
			return "test";
		}

	}

	/**
	 * A way that only a newer Weir knows: it was written down, and cannot be gone.
	 *
	 * @param transport the transport's name
	 */
	record Unknown(String transport) implements ConnectionSpec {
	}

	/** SASL user and password; never shown by {@link #toString()}. */
	record Credentials(String user, String password) {

		public Credentials {
			user = Endpoint.checkedUser(user);
			password = Endpoint.checkedPassword(password);
		}

		@Override
		public String toString() {
			return "Credentials[" + this.user + "]";
		}

	}

}

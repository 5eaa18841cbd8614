package dev.weir.host.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/**
 * A connection as it stands in the database: the parts of a
 * {@link dev.weir.hypervisor.ConnectionSpec}, the password sealed. Immutable.
 *
 * @param path the daemon's socket, the folder of certificates, or the name of a node
 * file, as the transport has it
 * @param sealedPassword made by {@link dev.weir.home.SecretBox}; never shown
 */
@Embeddable
record StoredConnection(String transport, @Nullable String address, @Nullable Integer port, @Nullable String login,
		@Nullable String path, @Nullable String fingerprint,
		@Column(name = "sealed_password") @Nullable String sealedPassword) {

	/** Whether both lead to the same daemon, whoever signs in. */
	boolean leadsWhere(StoredConnection other) {
		return this.transport.equals(other.transport) && same(this.address, other.address)
				&& same(this.port, other.port) && (!hasPathToDaemon() || same(this.path, other.path));
	}

	/** Whether a password kept for this connection may be used for the other one. */
	boolean mayLendPasswordTo(StoredConnection other) {
		return this.transport.equals(other.transport) && same(this.address, other.address)
				&& same(this.port, other.port) && same(this.login, other.login);
	}

	private boolean hasPathToDaemon() {
		return !"tls".equals(this.transport);
	}

	private static boolean same(@Nullable Object one, @Nullable Object other) {
		return (one != null) ? one.equals(other) : other == null;
	}

	@Override
	public String toString() {
		return "StoredConnection[" + this.transport + " " + this.address + "]";
	}

}

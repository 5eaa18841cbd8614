package dev.weir.host.inventory;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.SshHostKeys;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;

/**
 * Takes typed connections in: checks them, completes them, and lets nobody trust an SSH
 * host unseen. Thread-safe.
 */
@Component
class ConnectionDesk {

	/** Has the shape of a fingerprint: lets the other parts be checked before a call. */
	private static final String NO_FINGERPRINT = "SHA256:" + "A".repeat(43);

	private final NodeFiles nodeFiles;

	private final ConnectionVault vault;

	private final SshHostKeys hostKeys;

	ConnectionDesk(NodeFiles nodeFiles, ConnectionVault vault, SshHostKeys hostKeys) {
		this.nodeFiles = nodeFiles;
		this.vault = vault;
		this.hostKeys = hostKeys;
	}

	/**
	 * The checked connection.
	 * @throws InvalidInput naming every wrong field; for SSH without a fingerprint naming
	 * {@code connection.fingerprint} with the one that the host showed
	 */
	ConnectionSpec check(ConnectionRequest asked) {
		if ("ssh".equals(asked.transport()) && asked.fingerprint() == null) {
			throw InvalidInput.of("connection.fingerprint", "host.connection.fingerprint.confirm",
					scan(new ConnectionCheck(asked.withFingerprint(NO_FINGERPRINT), this.nodeFiles).sshEndpoint()));
		}
		return new ConnectionCheck(asked, this.nodeFiles).spec();
	}

	/**
	 * The checked connection that takes the place of a stored one. A password that was
	 * not typed again stays, but only where it goes to the same daemon and account.
	 */
	ConnectionSpec check(Host host, ConnectionRequest asked) {
		return check(asked.password() != null ? asked : withKeptPassword(host, asked));
	}

	private ConnectionRequest withKeptPassword(Host host, ConnectionRequest asked) {
		StoredConnection kept = host.connection();
		HostId id = host.id();
		String password = this.vault.password(id, kept);
		if (password == null || !"tcp".equals(asked.transport()) || asked.user() == null) {
			return asked;
		}
		ConnectionRequest filled = asked.withPassword(password);
		ConnectionSpec spec = new ConnectionCheck(filled, this.nodeFiles).spec();
		return kept.mayLendPasswordTo(this.vault.store(id, spec)) ? filled : asked;
	}

	private String scan(Endpoint endpoint) {
		try {
			return this.hostKeys.fingerprint(endpoint);
		}
		catch (Problem ex) {
			throw InvalidInput.of("connection.address", ex.messageKey(), ex.arguments().toArray());
		}
	}

	/** A connection in a few words for the trail, without secrets. */
	static String describe(KnownHost.Connection connection) {
		return connection.transport() + ((connection.address() != null) ? " " + connection.address() : "")
				+ ((connection.port() != null) ? ":" + connection.port() : "")
				+ ((connection.path() != null) ? " " + connection.path() : "");
	}

}

package dev.weir.host.inventory;

import org.jspecify.annotations.Nullable;

import dev.weir.host.KnownHost;

/**
 * A host to be added, as typed or sent.
 */
record NewHost(@Nullable String name, @Nullable ConnectionRequest connection) {

	private static final ConnectionRequest NO_CONNECTION = new ConnectionRequest(null, null, null, null, null, null,
			null);

	/** Never without a connection, so that a form can always be shown again. */
	NewHost {
		connection = (connection != null) ? connection : NO_CONNECTION;
	}

	/** An empty form for a transport. */
	static NewHost of(String name, String transport) {
		return new NewHost(name, new ConnectionRequest(transport, null, null, null, null, null, null));
	}

	/** A form that shows a host as it is, without its password. */
	static NewHost of(KnownHost host) {
		KnownHost.Connection known = host.connection();
		return new NewHost(host.name(), new ConnectionRequest(known.transport(), known.address(), known.port(),
				known.user(), null, known.path(), known.fingerprint()));
	}

	/** The name as typed: an empty one is refused, not taken for "unchanged". */
	String nameOrEmpty() {
		return (this.name != null) ? this.name : "";
	}

	ConnectionRequest connectionOrNone() {
		return (this.connection != null) ? this.connection : NO_CONNECTION;
	}

}

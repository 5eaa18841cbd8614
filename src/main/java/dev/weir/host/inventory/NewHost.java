package dev.weir.host.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A host to be added, as typed or sent.
 */
record NewHost(@Nullable String name, @Nullable ConnectionRequest connection) {

	static final ConnectionRequest NO_CONNECTION = new ConnectionRequest(null, null, null, null, null, null, null);

	ConnectionRequest connectionOrNone() {
		return (this.connection != null) ? this.connection : NO_CONNECTION;
	}

}

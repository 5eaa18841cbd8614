package dev.weir.host.inventory;

import org.jspecify.annotations.Nullable;

/**
 * A connection as typed by a person or sent by a script, unchecked. Immutable.
 *
 * @param transport local, ssh, tls, tcp or test
 * @param port null for the transport's usual one
 * @param password SASL password; never shown again
 * @param path local and ssh: the daemon's socket; tls: the folder of certificates on
 * Weir's machine; test: the name of a node file; null for the usual one
 * @param fingerprint ssh: the host key that was looked at and is to be trusted
 */
record ConnectionRequest(@Nullable String transport, @Nullable String address, @Nullable Integer port,
		@Nullable String user, @Nullable String password, @Nullable String path, @Nullable String fingerprint) {

	ConnectionRequest {
		transport = typed(transport);
		address = typed(address);
		user = typed(user);
		password = (password != null && !password.isEmpty()) ? password : null;
		path = typed(path);
		fingerprint = typed(fingerprint);
	}

	ConnectionRequest withPassword(@Nullable String secret) {
		return new ConnectionRequest(this.transport, this.address, this.port, this.user, secret, this.path,
				this.fingerprint);
	}

	ConnectionRequest withFingerprint(String found) {
		return new ConnectionRequest(this.transport, this.address, this.port, this.user, this.password, this.path,
				found);
	}

	private static @Nullable String typed(@Nullable String text) {
		return (text != null && !text.isBlank()) ? text.strip() : null;
	}

	@Override
	public String toString() {
		return "ConnectionRequest[" + this.transport + " " + this.address + "]";
	}

}

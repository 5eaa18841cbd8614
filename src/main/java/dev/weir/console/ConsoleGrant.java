package dev.weir.console;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What opens one console, once.
 *
 * @param url path and query of the WebSocket
 * @param password the display's own password, for the browser to answer with, or null
 */
record ConsoleGrant(String url, Instant expiresAt, @Nullable String password) {

	/** Without the secrets. */
	@Override
	public String toString() {
		return "ConsoleGrant[" + this.expiresAt + "]";
	}

}

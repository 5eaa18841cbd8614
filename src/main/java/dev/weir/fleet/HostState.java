package dev.weir.fleet;

import java.util.Locale;

/** How Weir stands to a host. */
public enum HostState {

	CONNECTING, UP, UNREACHABLE, REJECTED, DISABLED;

	/** Its name in the REST contract and in message keys. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}

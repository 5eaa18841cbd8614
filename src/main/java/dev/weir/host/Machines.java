package dev.weir.host;

import dev.weir.fleet.HostId;

/**
 * What hosts tell of themselves when they are asked. Thread-safe.
 */
public interface Machines {

	/** What was read last, however old; never waits. */
	Machine last(HostId host);

	/** What the host says now: waits a few seconds for each part at most. */
	Machine read(HostId host);

	/** Has the next look go to the host: its memory was changed. */
	void forget(HostId host);

}

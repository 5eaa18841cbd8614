package dev.weir.fleet;

/**
 * Tells the mirror which hosts to follow; used by the inventory. Thread-safe, returns at
 * once: connecting goes on in the background.
 */
public interface HostWatch {

	/**
	 * Follows a host from now on, or takes over a changed name or connection.
	 */
	void watch(WatchedHost host);

	/** Follows it no longer and closes its connections. */
	void forget(HostId id);

	/** Tries to connect now, without waiting for the back-off. */
	void retryNow(HostId id);

}

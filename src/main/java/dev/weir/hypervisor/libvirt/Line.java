package dev.weir.hypervisor.libvirt;

import org.libvirt.jna.ConnectionPointer;

/**
 * One native connection to a host, and when it was last used. Guarded by the
 * {@link Lines} it belongs to.
 */
final class Line {

	private final ConnectionPointer connection;

	private long idleSince;

	Line(ConnectionPointer connection) {
		this.connection = connection;
	}

	ConnectionPointer connection() {
		return this.connection;
	}

	/**
	 * @param now of {@link System#nanoTime()}
	 */
	void rest(long now) {
		this.idleSince = now;
	}

	/** How long it was not used, in nanoseconds. */
	long restedFor(long now) {
		return now - this.idleSince;
	}

}

package dev.weir.hypervisor.libvirt;

/**
 * Keeps a native handle alive while calls use it. Closing refuses new calls at once and
 * releases the handle when the last call in flight has returned, so that closing never
 * waits for a stuck call and no call ever sees a freed handle. Thread-safe.
 */
final class UsageGuard {

	private final Runnable release;

	private int users;

	private boolean closed;

	/**
	 * @param release frees the handle; run once, on the thread of the last leaver or of
	 * the closer
	 */
	UsageGuard(Runnable release) {
		this.release = release;
	}

	/** Begins a use; each true is followed by one {@link #leave()}. */
	synchronized boolean enter() {
		if (this.closed) {
			return false;
		}
		this.users++;
		return true;
	}

	void leave() {
		if (left()) {
			this.release.run();
		}
	}

	/**
	 * Refuses new uses from now on.
	 * @return whether this call was the first
	 */
	boolean close() {
		boolean first = closing();
		if (first) {
			leave();
		}
		return first;
	}

	synchronized boolean isClosed() {
		return this.closed;
	}

	private synchronized boolean closing() {
		if (this.closed) {
			return false;
		}
		this.closed = true;
		// the closer counts as a user until its own leave(), so that exactly one thread
		// sees the count fall to zero
		this.users++;
		return true;
	}

	private synchronized boolean left() {
		this.users--;
		return this.closed && this.users == 0;
	}

}

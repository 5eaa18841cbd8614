package dev.weir.web.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/**
 * One listener with its bounded queue. Whoever offers a message writes it too as far as
 * the connection takes it, without ever waiting: there is no thread per client. A client
 * too slow for its queue is dropped; it comes back and is told to look at everything.
 * Thread-safe.
 */
class LiveClient {

	private final Sink sink;

	private final int capacity;

	private final Queue<byte[]> waiting = new ArrayDeque<>();

	private boolean open = true;

	LiveClient(Sink sink, int capacity) {
		this.sink = sink;
		this.capacity = capacity;
	}

	/** Takes messages; returns false when the client is gone or was dropped. */
	synchronized boolean offer(Collection<byte[]> messages) {
		if (!this.open) {
			return false;
		}
		this.waiting.addAll(messages);
		pump();
		if (this.waiting.size() > this.capacity) {
			close();
		}
		return this.open;
	}

	/** Writes what the connection takes now. */
	synchronized void pump() {
		try {
			while (this.open && !this.waiting.isEmpty() && this.sink.isReady()) {
				this.sink.write(this.waiting.remove());
			}
		}
		catch (IOException | RuntimeException ex) {
			close(); // the browser went away, which is how every one of them ends
		}
	}

	/** Ends it; more than once is harmless. */
	synchronized void close() {
		if (this.open) {
			this.open = false;
			this.waiting.clear();
			this.sink.close();
		}
	}

	synchronized boolean isOpen() {
		return this.open;
	}

}

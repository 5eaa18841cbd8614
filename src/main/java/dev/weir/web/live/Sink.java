package dev.weir.web.live;

import java.io.IOException;

/**
 * Where a client's messages go. Never blocks. Called under the lock of its
 * {@link LiveClient}.
 */
interface Sink {

	/** Whether a write would be taken now; when not, the client is pumped again later. */
	boolean isReady();

	/** Writes and sends on; only after {@link #isReady()} said yes. */
	void write(byte[] message) throws IOException;

	/** Ends the answer. */
	void close();

}

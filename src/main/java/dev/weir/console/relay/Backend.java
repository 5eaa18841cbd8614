package dev.weir.console.relay;

import java.nio.ByteBuffer;

/** The VM's side of a console. Thread-safe. */
interface Backend {

	/** Begins to read. */
	void start();

	/**
	 * Takes what the browser sent, without waiting; what cannot be passed on at once is
	 * kept, and the browser suspended until it is. Called by one thread at a time.
	 */
	void write(ByteBuffer data);

	/** Closes it. Idempotent. */
	void close();

}

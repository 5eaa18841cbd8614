package dev.weir.console.relay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The bytes between Weir and a browser, plain or by TLS, without waiting. Not
 * thread-safe: used by the thread of one loop.
 */
interface Wire extends Closeable {

	/** What a selector waits for. */
	SocketChannel channel();

	/**
	 * @return bytes read, 0 when there are none now, -1 at the end
	 */
	int read(ByteBuffer into) throws IOException;

	/** Whether a selector sees all that is still to be read. */
	boolean isSelectable();

	/** Takes as much as goes now. */
	void write(ByteBuffer from) throws IOException;

	/**
	 * Passes on what was taken and is still held.
	 * @return whether nothing is held any more
	 */
	boolean flush() throws IOException;

	/** Closes the connection. Idempotent. */
	@Override
	void close();

}

package dev.weir.console.relay;

import java.nio.ByteBuffer;

import dev.weir.console.ConsoleEnd;
import org.jspecify.annotations.Nullable;

/** The browser's side of a console. Thread-safe. */
interface Browser {

	/**
	 * Sends one message without waiting. The buffer belongs to the browser until it is
	 * told to be sent, which may happen before this returns. One message at a time.
	 */
	void send(ByteBuffer data, Sent sent);

	/** Reads no more from it: what it sends then waits in its own buffers. */
	void suspend();

	/** Reads again. */
	void resume();

	/** Asks for a sign of life; may wait a moment. */
	void ping();

	/** Closes with code and reason; may wait a moment. Idempotent. */
	void close(ConsoleEnd reason);

	/** Hears that a message is under way. */
	@FunctionalInterface
	interface Sent {

		/**
		 * The buffer is free again.
		 * @param failure why the message could not be sent, or null
		 */
		void sent(@Nullable Throwable failure);

	}

}

package dev.weir.console.relay;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

import dev.weir.console.ConsoleEnd;
import dev.weir.socket.SelectorLoop;
import org.jspecify.annotations.Nullable;

/** The browser's side of a console. Thread-safe. */
interface Browser {

	/** To whom what it sends goes, and its end is told. */
	void sendsTo(Relay relay);

	/**
	 * Sends one message without waiting. The buffer belongs to the browser until it is
	 * told to be sent, which may happen before this returns. One message at a time.
	 * @param data with room for {@link WebSocketFrames#HEADROOM} bytes before its
	 * position
	 */
	void send(ByteBuffer data, Sent sent);

	/** Reads no more from it: what it sends then waits in its own buffers. */
	void suspend();

	/** Reads again. */
	void resume();

	/** Asks for a sign of life. */
	void ping();

	/** Says farewell with code and reason; the browser then closes. Idempotent. */
	void close(ConsoleEnd reason);

	/** Ends the connection without a word. Idempotent. */
	void cut();

	/** Done when the connection has ended. */
	CompletionStage<Boolean> gone();

	/** The thread that serves it; the display joins it there. */
	SelectorLoop loop();

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

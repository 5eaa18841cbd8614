package dev.weir.hypervisor.ssh;

import java.io.IOException;

import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.io.IoOutputStream;

/**
 * An SSH channel whose bytes are handed on as they come instead of being kept.
 */
interface Forwardable extends Channel {

	/** Where the host's bytes go; set before the channel is opened. */
	void sink(Sink sink);

	OpenFuture open() throws IOException;

	/** Takes bytes for the host; one buffer at a time. */
	IoOutputStream getAsyncIn();

	/** Takes the host's bytes, on a thread of the SSH client: never blocks. */
	interface Sink {

		/**
		 * Takes the bytes, and opens the window again once they are passed on.
		 */
		void accept(byte[] data, int offset, int length) throws IOException;

		/** The host sends no more. */
		void end();

	}

}

package dev.weir.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that cannot choose one themselves. Thread-safe.
 */
public final class FreePort {

	/** Below where Linux takes the ports of outgoing connections from. */
	private static final int FIRST = 15_000;

	private static final int LAST = 32_000;

	private static final int TRIES = 200;

	private FreePort() {
	}

	/**
	 * A port of 127.0.0.1 that nobody listens on and that no outgoing connection takes
	 * meanwhile.
	 */
	public static int find() {
		for (int i = 0; i < TRIES; i++) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// Somebody has it.
			}
		}
		throw new AssertionError("no free port");
	}

}

package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** What a test says to an echo. */
final class Echo {

	private Echo() {
	}

	/** Sends that many random bytes and expects the same ones back. */
	static void check(SocketChannel channel, int bytes) throws IOException {
		byte[] sent = new byte[bytes];
		new Random(bytes).nextBytes(sent);
		CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(channel, sent));
		ByteBuffer received = ByteBuffer.allocate(bytes);
		while (received.hasRemaining() && channel.read(received) >= 0) {
			assertThat(received.position()).isPositive();
		}
		writing.join();
		assertThat(received.array()).isEqualTo(sent);
	}

	private static void write(SocketChannel channel, byte[] bytes) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

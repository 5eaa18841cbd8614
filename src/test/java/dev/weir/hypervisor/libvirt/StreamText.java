package dev.weir.hypervisor.libvirt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.weir.hypervisor.ByteStream;
import org.awaitility.Awaitility;

/**
 * Reads streams for assertions.
 */
final class StreamText {

	private StreamText() {
	}

	/** Reads until the words have come; fails when the stream ends before. */
	static void awaitText(ByteStream stream, String words) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] buffer = new byte[4096];
		while (!all.toString(StandardCharsets.UTF_8).contains(words)) {
			int read = stream.read(buffer, 0, buffer.length);
			if (read < 0) {
				throw new AssertionError("The stream ended with " + all);
			}
			all.write(buffer, 0, read);
		}
	}

	static byte[] readAll(ByteStream stream) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] buffer = new byte[300_000];
		for (int read = 0; read >= 0; read = stream.read(buffer, 0, buffer.length)) {
			all.write(buffer, 0, read);
		}
		stream.finish();
		return all.toByteArray();
	}

	/** Starts a thread that reads until the stream fails, and waits until it does. */
	static Thread readForEver(ByteStream stream) {
		Thread reader = new Thread(() -> awaitText(stream, "words that never come"));
		reader.setUncaughtExceptionHandler((thread, ex) -> {
		});
		reader.start();
		Awaitility.await()
			.until(() -> Arrays.stream(reader.getStackTrace())
				.anyMatch((frame) -> frame.getClassName().startsWith("java.util.concurrent.Semaphore")));
		return reader;
	}

}

package dev.weir.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of a few MiB that can be filled up. Needs root. One thread at a time.
 */
final class SmallDisk implements AutoCloseable {

	private final Path folder;

	SmallDisk(Path folder, int mebibytes) throws IOException {
		this.folder = Files.createDirectories(folder);
		run(List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=700", "weir-test", folder.toString()));
	}

	Path folder() {
		return this.folder;
	}

	/** Leaves not a byte. */
	void fill() {
		byte[] block = new byte[4096];
		try (OutputStream out = Files.newOutputStream(ballast())) {
			for (;;) {
				out.write(block);
			}
		}
		catch (IOException ex) {
			// full, as it should be
		}
	}

	/** Gives the space back. */
	void free() {
		try {
			Files.delete(ballast());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		run(List.of("umount", "--lazy", this.folder.toString()));
	}

	private Path ballast() {
		return this.folder.resolve("ballast");
	}

	private static void run(List<String> command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes());
			if (process.waitFor() != 0) {
				throw new AssertionError(command + ": " + output);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}

package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What this process takes, from {@code /proc/self} and the JVM. Immutable.
 *
 * @param rssKib resident memory
 * @param pssKib resident memory, shared pages divided among their users
 * @param heapKib live objects
 * @param files open file descriptors
 * @param threads native threads
 */
public record ProcessFigures(long rssKib, long pssKib, long heapKib, long files, long threads) {

	/** Reads them after collecting garbage. */
	public static ProcessFigures read() throws InterruptedException {
		for (int i = 0; i < 3; i++) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(50);
		}
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
		return new ProcessFigures(kib("smaps_rollup", "Rss:"), kib("smaps_rollup", "Pss:"), heap, entries("fd"),
				entries("task"));
	}

	/** As cells of a table. */
	public String row() {
		return String.format(Locale.ROOT, "%.1f MiB | %.1f MiB | %.1f MiB | %d | %d", this.rssKib / 1024.0,
				this.pssKib / 1024.0, this.heapKib / 1024.0, this.files, this.threads);
	}

	private static long kib(String file, String key) {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self", file))) {
			return lines.filter((line) -> line.startsWith(key))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long entries(String folder) {
		try (Stream<Path> entries = Files.list(Path.of("/proc/self", folder))) {
			return entries.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

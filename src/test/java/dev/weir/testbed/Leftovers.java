package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds that it may forget to give back.
 *
 * @param files open file descriptors, sockets among them
 * @param sockets open sockets
 * @param threads threads of the operating system
 * @param children processes that it started, {@code ssh} for one
 */
public record Leftovers(int files, int sockets, int threads, int children) {

	/** What it holds now. */
	public static Leftovers of(long pid) {
		int files = 0;
		int sockets = 0;
		for (Path file : entries(pid, "fd")) {
			files++;
			sockets += target(file).startsWith("socket:") ? 1 : 0;
		}
		int children = (int) ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).count();
		return new Leftovers(files, sockets, entries(pid, "task").length, children);
	}

	/** What this process holds now. */
	public static Leftovers ofThisProcess() {
		return of(ProcessHandle.current().pid());
	}

	private static Path[] entries(long pid, String what) {
		try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(pid), what))) {
			return all.toArray(Path[]::new);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (NoSuchFileException ex) {
			return "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

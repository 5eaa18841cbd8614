package dev.weir.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Counts the connections of clients to a server on this machine, as the kernel knows
 * them.
 */
final class ServerSockets {

	/** Established, and closed by the other side only. */
	private static final List<String> HELD = List.of("01", "08");

	private ServerSockets() {
	}

	/** How many the server on that port holds. */
	static int of(int port) {
		String ending = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
		return (int) Stream.of("/proc/net/tcp", "/proc/net/tcp6")
			.flatMap((file) -> lines(Path.of(file)).stream())
			.map((line) -> line.strip().split("\\s+"))
			.filter((fields) -> fields.length > 3 && fields[1].endsWith(ending) && HELD.contains(fields[3]))
			.count();
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package dev.weir.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A PostgreSQL of one test's own, to be stopped and killed. One thread at a time.
 */
final class Postgres implements AutoCloseable {

	private final Path folder;

	private final int port;

	private EmbeddedPostgres server;

	Postgres(Path folder) {
		this.folder = folder;
		this.server = start(0);
		this.port = this.server.getPort();
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	/** Sends a signal to the server and everything that it has started. */
	void signal(String signal) {
		List<String> command = new ArrayList<>(List.of("kill", "-s", signal));
		ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
		server.descendants().forEach((each) -> command.add(Long.toString(each.pid())));
		command.add(Long.toString(server.pid()));
		try {
			new ProcessBuilder(command).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	/** Ends it as a power cut would. */
	void kill() {
		ProcessHandle handle = ProcessHandle.of(pid()).orElseThrow();
		signal("KILL");
		handle.onExit().join();
	}

	/** Starts it anew on the same data. */
	void restart() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server = start(this.port);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private long pid() {
		try (Stream<String> lines = Files.lines(this.folder.resolve("postmaster.pid"))) {
			return Long.parseLong(lines.findFirst().orElseThrow().strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EmbeddedPostgres start(int port) {
		try {
			return EmbeddedPostgres.builder()
				.setDataDirectory(this.folder)
				.setCleanDataDirectory(false)
				.setPort(port)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("PostgreSQL does not start", ex);
		}
	}

}

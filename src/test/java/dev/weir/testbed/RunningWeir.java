package dev.weir.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packaged Weir as a process of its own, with a data folder of its own: what users
 * run, not what an IDE runs. Thread-safe.
 */
public final class RunningWeir implements AutoCloseable {

	private static final Pattern FIRST_PASSWORD = Pattern.compile("first sign-in as admin with password (\\S+)");

	private final Process process;

	private final URI url;

	private final Path home;

	private final List<String> log = new CopyOnWriteArrayList<>();

	private final CountDownLatch startedOrDead = new CountDownLatch(1);

	private volatile boolean started;

	private RunningWeir(Process process, URI url, Path home) {
		this.process = process;
		this.url = url;
		this.home = home;
	}

	/**
	 * Starts the JAR named by the system property {@code weir.jar}, with the archive of
	 * classes that {@code bin/unpack} made beside it if it did, and waits until it
	 * serves.
	 * @param home its WEIR_HOME
	 * @param environment more variables for it
	 * @throws DidNotStart with what it said
	 */
	public static RunningWeir start(Path home, Map<String, String> environment) {
		try {
			int port = FreePort.find();
			Path jar = Path.of(System.getProperty("weir.jar", "target/weir.jar"));
			ProcessBuilder builder = new ProcessBuilder(
					Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@bin/java.options",
					"-XX:SharedArchiveFile=" + jar.resolveSibling("weir.jsa"), "-jar", jar.toString());
			builder.environment().put("MALLOC_ARENA_MAX", "2");
			builder.environment().put("SERVER_PORT", Integer.toString(port));
			builder.environment().put("WEIR_HOME", Files.createDirectories(home).toString());
			builder.environment().putAll(environment);
			RunningWeir weir = new RunningWeir(builder.redirectErrorStream(true).start(),
					URI.create("http://127.0.0.1:" + port), home);
			weir.readLog();
			weir.awaitStart();
			return weir;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where it answers, without a slash at the end. */
	public URI url() {
		return this.url;
	}

	public Path home() {
		return this.home;
	}

	/** All lines that it has printed. */
	public List<String> log() {
		return List.copyOf(this.log);
	}

	/** The password made at the first start, as the log tells it. */
	public String firstPassword() {
		return this.log.stream()
			.map(FIRST_PASSWORD::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.findFirst()
			.orElseThrow(() -> new AssertionError("the log tells no first password"));
	}

	/** Its process id. */
	public long pid() {
		return this.process.pid();
	}

	/** Ends it as a power cut would: nothing is tidied up. Waits until it is gone. */
	public void kill() {
		try {
			this.process.destroyForcibly().waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	private void readLog() {
		Thread reader = new Thread(() -> {
			try (BufferedReader lines = this.process.inputReader(StandardCharsets.UTF_8)) {
				for (String line = lines.readLine(); line != null; line = lines.readLine()) {
					this.log.add(line);
					if (line.contains("Started WeirApplication")) {
						this.started = true;
						this.startedOrDead.countDown();
					}
				}
			}
			catch (IOException ex) {
				this.log.add("log ended: " + ex);
			}
			this.startedOrDead.countDown();
		}, "weir-log");
		reader.setDaemon(true);
		reader.start();
	}

	private void awaitStart() {
		try {
			boolean told = this.startedOrDead.await(300, TimeUnit.SECONDS);
			if (!this.started) {
				// the end of its log comes just before its own
				boolean ended = told && this.process.waitFor(20, TimeUnit.SECONDS);
				close();
				throw new DidNotStart(ended ? this.process.exitValue() : -1, log());
			}
		}
		catch (InterruptedException ex) {
			close();
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
	}

	/** A Weir that ended instead of serving, or did neither. */
	public static final class DidNotStart extends AssertionError {

		private static final long serialVersionUID = 1;

		private final int exitCode;

		DidNotStart(int exitCode, List<String> log) {
			super("Weir did not start:\n" + String.join("\n", log));
			this.exitCode = exitCode;
		}

		/** How it ended; -1 when it had to be ended. */
		public int exitCode() {
			return this.exitCode;
		}

	}

}

package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code bin} that runs a bed in a folder, as users call it. Immutable.
 *
 * @param environment variables for it, besides those of this process
 * @param limit after which a call has failed
 */
record RigProgram(Path program, Path folder, Map<String, String> environment, Duration limit) {

	/**
	 * Has it do something.
	 * @return what it prints
	 */
	String run(String verb, String... arguments) {
		List<String> command = new ArrayList<>(List.of(this.program.toString(), verb, this.folder.toString()));
		command.addAll(List.of(arguments));
		try {
			// A file, not a pipe: what it leaves running would hold a pipe open.
			Path output = Files.createTempFile("weir-rig", ".out");
			Process process = process(command, output);
			boolean ended = process.waitFor(this.limit.toSeconds(), TimeUnit.SECONDS);
			String text = Files.readString(output);
			Files.delete(output);
			if (!ended || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new AssertionError(command + " failed: " + text);
			}
			return text.strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private Process process(List<String> command, Path output) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().putAll(this.environment);
		return builder.start();
	}

}

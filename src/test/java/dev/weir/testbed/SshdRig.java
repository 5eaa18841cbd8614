package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * OpenSSH's server on the loopback interface, with a host key (ed25519) and a list of
 * allowed keys of its own. Needs root. One thread at a time.
 */
public final class SshdRig implements AutoCloseable {

	private final Path folder;

	private final int port;

	private Process server;

	/**
	 * Starts one.
	 * @param folder an empty one for its files
	 * @param publicKey the key that may sign in, as whoever runs this
	 */
	public SshdRig(Path folder, String publicKey) {
		this.folder = folder;
		run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("host_key").toString());
		this.port = FreePort.find();
		try {
			Files.writeString(folder.resolve("authorized_keys"), publicKey + "\n");
			Files.createDirectories(Path.of("/run/sshd"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server = launch("yes");
	}

	/** Where it listens, always the same. */
	public int port() {
		return this.port;
	}

	/** Who may sign in. */
	public String user() {
		return System.getProperty("user.name");
	}

	/** Its host key's fingerprint as {@code ssh-keygen -l} shows it. */
	public String fingerprint() {
		return run("ssh-keygen", "-l", "-f", this.folder.resolve("host_key.pub").toString()).split(" ")[1];
	}

	/** How many are signed in or about to. */
	public long sessions() {
		return this.server.children().count();
	}

	/** Starts it again. */
	public void start() {
		this.server = launch("yes");
	}

	/** Starts it again, not forwarding anything. */
	public void startWithoutForwarding() {
		this.server = launch("no");
	}

	/**
	 * Sends a signal to the server and to every session of it. A session's first process
	 * ends by itself after the sign-in, perhaps just now.
	 */
	public void signal(String name) {
		run("kill", "-s", name, Long.toString(this.server.pid()));
		this.server.descendants()
			.forEach((process) -> run("sh", "-c", "kill -s \"$1\" \"$2\" || ! kill -0 \"$2\"", "sh", name,
					Long.toString(process.pid())));
	}

	/** Ends the server and every session of it at once. */
	public void kill() {
		List<ProcessHandle> sessions = this.server.descendants().toList();
		this.server.destroyForcibly();
		sessions.forEach(ProcessHandle::destroyForcibly);
		await(this.server);
	}

	@Override
	public void close() {
		kill();
	}

	private Process launch(String forwarding) {
		try {
			Process process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-f", "/dev/null", "-o", "Port=" + this.port,
					"-o", "ListenAddress=127.0.0.1", "-o", "HostKey=" + this.folder.resolve("host_key"), "-o",
					"AuthorizedKeysFile=" + this.folder.resolve("authorized_keys"), "-o", "StrictModes=no", "-o",
					"UsePAM=no", "-o", "PidFile=none", "-o", "AllowTcpForwarding=" + forwarding, "-o",
					"AllowStreamLocalForwarding=" + forwarding)
				.redirectErrorStream(true)
				.redirectOutput(this.folder.resolve("sshd.log").toFile())
				.start();
			Awaitility.await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
				try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
					return socket.isConnected();
				}
			});
			return process;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String run(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			await(process);
			if (process.exitValue() != 0) {
				throw new AssertionError(String.join(" ", command) + ": " + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void await(Process process) {
		try {
			if (!process.waitFor(120, TimeUnit.SECONDS)) {
				throw new AssertionError(process + " does not end");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

}

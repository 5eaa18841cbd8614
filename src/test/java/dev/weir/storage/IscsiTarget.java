package dev.weir.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import dev.weir.testbed.FreePort;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;

/**
 * An iSCSI target of 32 MiB on the loopback address, with CHAP, by {@code tgtd}. One
 * thread at a time.
 */
final class IscsiTarget implements AutoCloseable {

	static final String IQN = "iqn.2026-01.org.weir:target";

	static final String INITIATOR = "iqn.2026-01.org.weir:me";

	static final String USER = "weir";

	static final String PASSWORD = "chapchapchap12";

	private final Process daemon;

	private final int port;

	private IscsiTarget(Process daemon, int port) {
		this.daemon = daemon;
		this.port = port;
	}

	static IscsiTarget start(Path folder) throws IOException {
		Path lun = folder.resolve("lun.img");
		try (RandomAccessFile file = new RandomAccessFile(lun.toFile(), "rw")) {
			file.setLength(32 << 20);
		}
		int port = FreePort.find();
		Process daemon = new ProcessBuilder("tgtd", "-f", "-C", Integer.toString(port), "--iscsi",
				"portal=127.0.0.1:" + port)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		IscsiTarget target = new IscsiTarget(daemon, port);
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.until(() -> target.admin("--op", "new", "--mode", "target", "--tid", "1", "-T", IQN));
		target.must("--op", "new", "--mode", "logicalunit", "--tid", "1", "--lun", "1", "-b", lun.toString());
		target.must("--op", "bind", "--mode", "target", "--tid", "1", "-I", "ALL");
		target.must("--op", "new", "--mode", "account", "--user", USER, "--password", PASSWORD);
		target.must("--op", "bind", "--mode", "account", "--tid", "1", "--user", USER);
		return target;
	}

	int port() {
		return this.port;
	}

	private void must(String... arguments) throws IOException {
		if (!admin(arguments)) {
			throw new AssertionError("tgtadm refused " + String.join(" ", arguments));
		}
	}

	private boolean admin(String... arguments) throws IOException {
		String[] line = new String[arguments.length + 5];
		System.arraycopy(new String[] { "tgtadm", "-C", Integer.toString(this.port), "--lld", "iscsi" }, 0, line, 0, 5);
		System.arraycopy(arguments, 0, line, 5, arguments.length);
		Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
		new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			return process.waitFor() == 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.daemon.destroyForcibly();
	}

}

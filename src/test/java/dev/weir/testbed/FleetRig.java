package dev.weir.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several libvirtd with QEMU for one test class, each a host of its own with an address,
 * started by {@code bin/fleet} as people have it. Needs root. Closing it ends everything
 * and leaves nothing behind. Thread-safe: verbs for different hosts may run side by side.
 */
public final class FleetRig implements AutoCloseable {

	/** The tag of tests that need it. */
	public static final String TAG = "fleet";

	private static final Path PROGRAM = Path.of("bin", "fleet");

	private static final Duration LIMIT = Duration.ofSeconds(300);

	private final Path folder;

	private final Map<String, FleetHost> hosts = new TreeMap<>();

	private FleetRig(Path folder) {
		this.folder = folder;
	}

	/** Starts host1, host2 and host3. */
	public static FleetRig start() {
		return start("host1", "host2", "host3");
	}

	/** Starts hosts of these names (small letters and digits). */
	public static FleetRig start(String... names) {
		try {
			// short: paths of UNIX sockets end at 107 bytes
			FleetRig rig = new FleetRig(Files.createTempDirectory(Path.of("/var/tmp"), "weir-bed"));
			try {
				rig.run("up", names).lines().map((line) -> FleetHost.of(rig, line)).forEach(rig::keep);
				return rig;
			}
			catch (AssertionError ex) {
				rig.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One of its hosts. */
	public FleetHost host(String name) {
		FleetHost host = this.hosts.get(name);
		if (host == null) {
			throw new AssertionError("no host " + name + " among " + this.hosts.keySet());
		}
		return host;
	}

	/** All of them, by name. */
	public List<FleetHost> hosts() {
		return List.copyOf(this.hosts.values());
	}

	/** Lets a key sign in on every host. */
	public void trust(String publicKey) {
		run("trust", publicKey);
	}

	/** Everything of it lies below. */
	public Path folder() {
		return this.folder;
	}

	/** Where the shared pool lies on this machine. */
	public Path shared() {
		return this.folder.resolve("shared");
	}

	/** Folder of the client's certificates for TLS. */
	public Path certificates() {
		return this.folder.resolve("pki/client");
	}

	@Override
	public void close() {
		run("down");
	}

	private void keep(FleetHost host) {
		this.hosts.put(host.name(), host);
	}

	/** Has the program do something; what it prints. */
	String run(String verb, String... arguments) {
		return new RigProgram(PROGRAM, this.folder, Map.of(), LIMIT).run(verb, arguments);
	}

}

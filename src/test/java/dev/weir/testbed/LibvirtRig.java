package dev.weir.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.weir.hypervisor.ConnectionSpec;

/**
 * A libvirtd with QEMU for one test class, in folders of its own, started by
 * {@code bin/hypervisor} as users have it. Needs root. Closing it ends every guest and
 * leaves nothing behind. One thread at a time.
 */
public final class LibvirtRig implements AutoCloseable {

	private static final String IMAGES = "/var/lib/libvirt/images/";

	private static final Path PROGRAM = Path.of("bin", "hypervisor");

	private static final Duration LIMIT = Duration.ofSeconds(240);

	private final Path folder;

	private final Path socket;

	private LibvirtRig(Path folder, Path socket) {
		this.folder = folder;
		this.socket = socket;
	}

	/** Starts one without virtual networks. */
	public static LibvirtRig start() {
		try {
			// short: paths of UNIX sockets end at 107 bytes
			Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "weir-rig");
			return new LibvirtRig(folder, Path.of(run("up", folder)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts one in a network namespace of its own, so that its networks concern nobody
	 * else: with a loopback, and gone when the daemon is started anew.
	 */
	public static LibvirtRig startApart() {
		try {
			Path folder = Files.createTempDirectory(Path.of("/var/tmp"), "weir-rig");
			Files.writeString(folder.resolve("inside"),
					"launch() { exec unshare -n sh -c 'ip link set lo up; mount -t sysfs "
							+ "sysfs /sys; exec libvirtd -p /run/libvirt/libvirtd.pid'; }\n");
			return new LibvirtRig(folder, Path.of(run("up", folder)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The UNIX socket of its daemon. */
	public Path socket() {
		return this.socket;
	}

	/** How to connect to it. */
	public ConnectionSpec spec() {
		return new ConnectionSpec.Local(this.socket);
	}

	/**
	 * Acts on the daemon only; guests go on.
	 * @param action stop, kill, pause, resume or start
	 */
	public void daemon(String action) {
		run("daemon", this.folder, action);
	}

	/**
	 * Starts the daemon anew with more settings, listening on the network.
	 * @param settings lines of libvirtd.conf
	 */
	public void listen(String settings) {
		try {
			Path folder = this.folder.resolve("etc");
			String usual = Files.readString(folder.resolve("libvirtd.conf"));
			Files.writeString(folder.resolve("listening.conf"), usual + "\n" + settings);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		run("daemon", this.folder, "stop");
		run("exec", this.folder, "sh", "-c", "while [ -e /run/libvirt/libvirtd.pid ]; do :; done; "
				+ "exec libvirtd --daemon --listen --config /etc/libvirt/listening.conf --pid-file /run/libvirt/libvirtd.pid");
	}

	/** The daemon's configuration folder; it sees it as {@code /etc/libvirt}. */
	public Path configuration() {
		return this.folder.resolve("etc");
	}

	/**
	 * Sends a signal to the QEMU process of a guest.
	 * @param signal for instance STOP
	 */
	public void signalGuest(String name, String signal) {
		run("exec", this.folder, "sh", "-c", "kill -s \"$1\" \"$(cat \"/run/libvirt/qemu/$2.pid\")\"", "sh", signal,
				name);
	}

	/**
	 * Makes a disk with the {@link BootSector} guest.
	 * @return its path as the daemon sees it
	 */
	public String bootableDisk(String name) {
		try {
			Files.write(Files.createDirectories(this.folder.resolve("lib/images")).resolve(name), BootSector.image());
			return IMAGES + name;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Copies a file to where the daemon finds images.
	 * @return its path as the daemon sees it
	 */
	public String place(Path file) {
		try {
			Path images = Files.createDirectories(this.folder.resolve("lib/images"));
			Files.copy(file, images.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
			return IMAGES + file.getFileName();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where an image of that name lies, or would. */
	public Path image(String name) {
		return this.folder.resolve("lib/images").resolve(name);
	}

	/** A folder pool over the images, not started. */
	public static String poolXml(String name) {
		return "<pool type='dir'><name>" + name + "</name><target><path>" + IMAGES + "</path></target></pool>";
	}

	/**
	 * A guest of 16 MiB with a screen (VNC) and a serial line.
	 * @param name plain text
	 * @param disk path of a raw image
	 */
	public static String guestXml(String name, String disk) {
		return """
				<domain type='qemu'>
				  <name>%s</name><memory unit='MiB'>16</memory><vcpu>1</vcpu>
				  <os><type arch='x86_64' machine='pc'>hvm</type></os>
				  <features><acpi/><apic/></features>
				  <devices>
				    <disk type='file' device='disk'>
				      <driver name='qemu' type='raw'/><source file='%s'/><target dev='vda' bus='virtio'/>
				    </disk>
				    <serial type='pty'/><console type='pty'/>
				    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
				    <video><model type='vga' vram='8192'/></video>
				    <memballoon model='virtio'/>
				  </devices>
				</domain>
				""".formatted(name.replace("&", "&amp;").replace("<", "&lt;"), disk);
	}

	/**
	 * Has virsh do something there.
	 * @param input what it reads from {@code /dev/stdin}
	 */
	public void virsh(String input, String... command) {
		run(input, command);
	}

	/** What virsh there answers. */
	public String answer(String... command) {
		return run("", command).strip();
	}

	private String run(String input, String... command) {
		List<String> line = new ArrayList<>(List.of("virsh", "-q", "-c", "qemu+unix:///system?socket=" + this.socket));
		line.addAll(List.of(command));
		try {
			Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
			try (OutputStream feed = process.getOutputStream()) {
				feed.write(input.getBytes(StandardCharsets.UTF_8));
			}
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new AssertionError(line + " failed: " + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		run("down", this.folder);
		try (Stream<Path> files = Files.walk(this.folder)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String run(String verb, Path folder, String... arguments) {
		return new RigProgram(PROGRAM, folder, Map.of("WEIR_NET", "none"), LIMIT).run(verb, arguments);
	}

}

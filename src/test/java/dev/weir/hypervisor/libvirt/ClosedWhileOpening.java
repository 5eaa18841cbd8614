package dev.weir.hypervisor.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.libvirt.jna.ConnectionPointer;

/**
 * Shows with nothing but raw calls what libvirt's client keeps when its peer closes a
 * connection that is being opened: at once, before libvirt's first question, now and then
 * an event descriptor for each; after the question nothing. See docs/faults.md for the
 * command.
 */
public final class ClosedWhileOpening {

	private static final int ROUNDS = 4_000;

	private final LibvirtApi libvirt = LibvirtLibrary.get().api();

	private ClosedWhileOpening() {
	}

	/** Needs nothing but libvirt's client library. */
	public static void main(String[] arguments) throws Exception {
		ClosedWhileOpening calls = new ClosedWhileOpening();
		System.out.println("| the peer closes | tries | event descriptors before | after |");
		System.out.println("|---|---|---|---|");
		calls.row("after the first question", true);
		calls.row("at once", false);
		System.exit(0);
	}

	private void row(String when, boolean afterQuestion) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread closing = new Thread(() -> close(server, afterQuestion), "closing");
			closing.setDaemon(true);
			closing.start();
			String uri = "qemu+tcp://127.0.0.1:" + server.getLocalPort() + "/system";
			open(uri, 20);
			long before = eventDescriptors();
			open(uri, ROUNDS);
			System.out.printf(Locale.ROOT, "| %s | %,d | %d | %d |%n", when, ROUNDS, before, eventDescriptors());
		}
	}

	private void open(String uri, int times) throws InterruptedException {
		for (int i = 0; i < times; i++) {
			ConnectionPointer connection = this.libvirt.virConnectOpen(uri);
			if (connection != null) {
				throw new AssertionError("Nobody answered");
			}
			this.libvirt.virResetLastError();
		}
		// libvirt's event loop frees what it held a moment later
		TimeUnit.SECONDS.sleep(2);
	}

	private static void close(ServerSocket server, boolean afterQuestion) {
		while (!server.isClosed()) {
			try (Socket client = server.accept()) {
				if (afterQuestion) {
					client.getInputStream().read();
				}
			}
			catch (IOException ex) {
				// The client was faster, or all is over.
			}
		}
	}

	private static long eventDescriptors() {
		try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
			return files.filter(ClosedWhileOpening::isEventDescriptor).count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isEventDescriptor(Path file) {
		try {
			return Files.readSymbolicLink(file).toString().contains("eventfd");
		}
		catch (IOException ex) {
			return false;
		}
	}

}

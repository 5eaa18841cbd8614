package dev.weir.web.bench;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.libvirt.TestHypervisors;
import dev.weir.testbed.LibvirtRig;

/**
 * What a stream through Java costs at least, beside {@code virsh} in the same run:
 * libvirt's part alone (a loop over a stream, nothing read or kept), and HTTP's part
 * alone ({@code curl} and a loop over a plain socket, without Tomcat). Needs root.
 */
public final class StreamFloor {

	private static final int BUFFER = 256 * 1024;

	private StreamFloor() {
	}

	/**
	 * @param arguments GiB to move, rounds
	 */
	public static void main(String[] arguments) throws Exception {
		long bytes = Long.parseLong(arguments[0]) << 30;
		Path source = Files.createTempFile("weir-stream", ".img");
		try (LibvirtRig rig = LibvirtRig.start()) {
			fill(source, bytes);
			rig.virsh(LibvirtRig.poolXml("streams"), "pool-define", "/dev/stdin");
			rig.virsh("", "pool-start", "streams");
			rig.virsh("", "vol-create-as", "streams", "big.img", bytes + "B", "--allocation", "0");
			try (HypervisorConnection host = TestHypervisors.hypervisor()
				.open(new ConnectionSpec.Local(rig.socket()), new Deaf())) {
				for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
					tell("virsh up", bytes,
							() -> rig.virsh("", "vol-upload", "big.img", source.toString(), "--pool", "streams"));
					tell("stream up", bytes, () -> up(host, bytes));
					tell("curl up", bytes, () -> curl(bytes, source, true));
					tell("virsh down", bytes,
							() -> rig.virsh("", "vol-download", "big.img", "/dev/null", "--pool", "streams"));
					tell("stream down", bytes, () -> down(host));
					tell("curl down", bytes, () -> curl(bytes, source, false));
				}
			}
		}
		finally {
			Files.delete(source);
		}
		System.exit(0);
	}

	private static void up(HypervisorConnection host, long bytes) {
		byte[] buffer = new byte[BUFFER];
		try (ByteStream stream = host.storagePools().upload("streams", "big.img", 0, bytes)) {
			for (long sent = 0; sent < bytes; sent += BUFFER) {
				stream.write(buffer, 0, BUFFER);
			}
			stream.finish();
		}
	}

	private static void down(HypervisorConnection host) {
		byte[] buffer = new byte[BUFFER];
		try (ByteStream stream = host.storagePools().download("streams", "big.img", 0, 0)) {
			while (stream.read(buffer, 0, BUFFER) >= 0) {
				// only moved
			}
			stream.finish();
		}
	}

	private static void curl(long bytes, Path source, boolean up) throws Exception {
		try (ServerSocket server = new ServerSocket(0)) {
			String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
			Process curl = new ProcessBuilder(up ? List.of("curl", "-sS", "-H", "Expect:", "-T", source.toString(), url)
					: List.of("curl", "-sS", "-o", "/dev/null", url))
				.inheritIO()
				.start();
			byte[] buffer = new byte[BUFFER];
			try (Socket socket = server.accept();
					InputStream in = socket.getInputStream();
					OutputStream out = socket.getOutputStream()) {
				long left = bytes;
				if (!up) {
					out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n").getBytes());
					for (; left > 0; left -= BUFFER) {
						out.write(buffer);
					}
				}
				else {
					while (left > 0) {
						left -= in.read(buffer);
					}
					out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
				}
				out.flush();
			}
			curl.waitFor();
		}
	}

	private static void tell(String what, long bytes, Work work) throws Exception {
		long[] cpu = ticks();
		long began = System.nanoTime();
		work.run();
		double seconds = (System.nanoTime() - began) / 1e9;
		long[] after = ticks();
		System.out.printf(Locale.ROOT, "| %s | %.0f MiB/s | %.2f s of both cores |%n", what,
				bytes / 1048576.0 / seconds, (after[0] - cpu[0]) / 100.0);
	}

	/** Busy time of the machine, all but idle and waiting. */
	private static long[] ticks() throws Exception {
		String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
		long busy = 0;
		for (int i = 1; i < 9; i++) {
			busy += (i == 4 || i == 5) ? 0 : Long.parseLong(fields[i]);
		}
		return new long[] { busy };
	}

	private static void fill(Path file, long bytes) throws Exception {
		byte[] some = new byte[16 << 20];
		new java.util.Random(7).nextBytes(some);
		try (OutputStream out = Files.newOutputStream(file)) {
			for (long done = 0; done < bytes; done += some.length) {
				out.write(some);
			}
		}
	}

	/** Hears nothing. */
	private static final class Deaf implements HypervisorListener {

		@Override
		public void onEvent(HypervisorEvent event) {
			// nothing is asked of it
		}

		@Override
		public void onClosed(CloseReason reason) {
			// the next call tells
		}

	}

	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

}

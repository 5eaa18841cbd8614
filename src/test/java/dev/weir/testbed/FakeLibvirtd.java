package dev.weir.testbed;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A server on 127.0.0.1 that speaks just enough of libvirt's RPC to answer wrongly: by
 * itself, or by spoiling what a real daemon answers, whose socket it then leads to. RPC:
 * each packet is its own length (4 bytes), program, version, procedure, type, serial,
 * status (4 bytes each), then XDR. Thread-safe.
 */
public final class FakeLibvirtd implements AutoCloseable {

	private static final int HEADER = 28;

	private static final int AUTH_LIST = 66;

	private final ServerSocket server;

	private final @Nullable Path real;

	private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();

	/** Clients that have asked something. */
	private final Set<Socket> served = ConcurrentHashMap.newKeySet();

	private volatile Mischief mischief = Mischief.NONE;

	private FakeLibvirtd(@Nullable Path real) {
		this.real = real;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		begin("fake-libvirtd", this::accept);
	}

	/** One without a daemon behind it: it answers the first question at most. */
	public static FakeLibvirtd alone() {
		return new FakeLibvirtd(null);
	}

	/** One that passes everything on while it does no mischief. */
	public static FakeLibvirtd before(Path socket) {
		return new FakeLibvirtd(socket);
	}

	/** How to connect to it. */
	public ConnectionSpec spec() {
		return new ConnectionSpec.Tcp(new Endpoint("127.0.0.1", this.server.getLocalPort()), null);
	}

	/** Does that from the next answer on, on connections that are open as well. */
	public void does(Mischief next) {
		this.mischief = next;
	}

	/**
	 * Ends its mischief and, as a daemon that is started again does, all connections. Who
	 * has not asked anything yet is served by the new one: a connection that is closed
	 * before its first question costs libvirt's client a descriptor now and then
	 * (docs/faults.md).
	 */
	public void restart() {
		this.mischief = Mischief.NONE;
		this.served.forEach(FakeLibvirtd::closeQuietly);
		this.served.removeIf(Socket::isClosed);
	}

	/** Connections that clients have not closed. */
	public long connections() {
		return this.open.stream().filter(Socket.class::isInstance).count();
	}

	@Override
	public void close() {
		closeQuietly(this.server);
		this.open.forEach(FakeLibvirtd::closeQuietly);
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.server.accept();
			this.open.add(client);
			begin("fake-libvirtd-client", () -> serve(client));
		}
	}

	private void serve(Socket client) throws IOException {
		try (client) {
			if (this.real != null) {
				relay(client, this.real);
				return;
			}
			DataInputStream calls = new DataInputStream(client.getInputStream());
			while (true) {
				byte[] call = packet(calls);
				this.served.add(client);
				this.mischief.answer(authNone(call), client.getOutputStream());
			}
		}
		finally {
			this.served.remove(client);
			this.open.remove(client);
		}
	}

	private void relay(Socket client, Path daemon) throws IOException {
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.connect(UnixDomainSocketAddress.of(daemon));
			this.open.add(channel);
			begin("fake-libvirtd-up", () -> {
				try (channel; client) {
					passOn(channel, client);
				}
			});
			while (true) {
				this.mischief.answer(packet(channel), client.getOutputStream());
			}
		}
		finally {
			this.open.removeIf((channel) -> channel instanceof SocketChannel gone && !gone.isOpen());
		}
	}

	/** The channel's streams would lock each other out. */
	private void passOn(SocketChannel channel, Socket client) throws IOException {
		byte[] buffer = new byte[65_536];
		for (int read = client.getInputStream().read(buffer); read > 0; read = client.getInputStream().read(buffer)) {
			this.served.add(client);
			for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining();) {
				channel.write(rest);
			}
		}
	}

	private static byte[] packet(SocketChannel channel) throws IOException {
		int length = fill(channel, ByteBuffer.allocate(4)).getInt(0);
		ByteBuffer packet = ByteBuffer.allocate(length).putInt(length);
		return fill(channel, packet).array();
	}

	private static ByteBuffer fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
		while (buffer.hasRemaining()) {
			if (channel.read(buffer) < 0) {
				throw new EOFException();
			}
		}
		return buffer;
	}

	private static byte[] packet(DataInputStream in) throws IOException {
		int length = in.readInt();
		byte[] packet = new byte[length];
		ByteBuffer.wrap(packet).putInt(length);
		in.readFully(packet, 4, length - 4);
		return packet;
	}

	/** That no authentication is needed. */
	private static byte[] authNone(byte[] call) {
		ByteBuffer answer = ByteBuffer.allocate(HEADER + 8);
		answer.putInt(answer.capacity()).put(call, 4, HEADER - 4).putInt(1).putInt(0);
		return answer.putInt(12, AUTH_LIST).putInt(16, 1).putInt(24, 0).array();
	}

	private static void begin(String name, Step body) {
		Thread thread = new Thread(() -> {
			try {
				body.run();
			}
			catch (IOException ex) {
				// The other side has gone, or this one has been closed.
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void closeQuietly(AutoCloseable open) {
		try {
			open.close();
		}
		catch (Exception ex) {
			// It is gone.
		}
	}

	/** How answers are spoiled. */
	public enum Mischief {

		NONE {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(packet);
			}
		},
		/** Never answers. */
		SILENT {
			@Override
			void answer(byte[] packet, OutputStream out) {
				// Nothing.
			}
		},
		RANDOM_BYTES {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				byte[] random = new byte[4096];
				new Random(42).nextBytes(random);
				out.write(random);
			}
		},
		/** Half a packet, then the end. */
		CUT_SHORT {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(packet, 0, packet.length / 2);
				throw new IOException("Closed amidst a reply");
			}
		},
		/** Says that it is shorter than its own header. */
		LENGTH_TOO_SMALL {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(0, 3).array());
			}
		},
		/** Says that four gigabytes follow. */
		LENGTH_HUGE {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(0, -1).array());
			}
		},
		/** Says that 16 MB follow, and stops. */
		LENGTH_TOO_LARGE {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(0, 16 << 20).array());
			}
		},
		/** A byte now and then, for ever. */
		ENDLESS_HEADER {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(0);
				for (int i = 0; i < 24; i++) {
					pause();
					out.write(ByteBuffer.wrap(packet).putInt(0, 4096).array(), 1, 1);
				}
			}
		},
		WRONG_SERIAL {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(20, 77_777).array());
			}
		},
		WRONG_PROCEDURE {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(12, 9_999).array());
			}
		},
		WRONG_PROGRAM {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(4, 0x2000_8087).array());
			}
		},
		/** The header of an answer, the content of none. */
		GARBLED_CONTENT {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				byte[] garbled = packet.clone();
				for (int i = HEADER; i < garbled.length; i++) {
					garbled[i] = (byte) 0xee;
				}
				out.write(garbled);
			}
		},
		/** An error that cannot be decoded. */
		GARBLED_ERROR {
			@Override
			void answer(byte[] packet, OutputStream out) throws IOException {
				out.write(ByteBuffer.wrap(packet).putInt(24, 1).array());
			}
		};

		abstract void answer(byte[] packet, OutputStream out) throws IOException;

		/** Long enough for the reader to see each byte by itself. */
		private static void pause() {
			LockSupport.parkNanos(20_000_000);
		}

	}

	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}

package dev.weir.console.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.weir.testbed.Patience;

/** Something that carries a console, in a process of its own. */
interface RelayUnderTest extends AutoCloseable {

	String name();

	/** Whether it speaks WebSocket. */
	boolean framed();

	/** Its process, or 0 for none. */
	long pid();

	/** Opens one console, ready to carry bytes. */
	SocketChannel open() throws IOException;

	@Override
	void close();

	/** A plain connection to a port of the loopback. */
	static SocketChannel connect(int port) throws IOException {
		SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		return channel;
	}

	/** A WebSocket, after its handshake. */
	static SocketChannel upgrade(int port, String path, String headers) throws IOException {
		SocketChannel channel = connect(port);
		String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
				+ "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
				+ "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: binary\r\n" + headers
				+ "\r\n";
		channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
		StringBuilder answer = new StringBuilder();
		ByteBuffer one = ByteBuffer.allocate(1);
		while (answer.indexOf("\r\n\r\n") < 0) {
			if (channel.read(one.clear()) < 0) {
				throw new IOException("closed during the handshake: " + answer);
			}
			answer.append((char) one.get(0));
		}
		if (!answer.toString().startsWith("HTTP/1.1 101")) {
			throw new IOException(answer.toString());
		}
		return channel;
	}

	/** Waits until something listens. */
	static void awaitPort(int port) {
		org.awaitility.Awaitility.await().atMost(Patience.of(Duration.ofSeconds(90))).ignoreExceptions().until(() -> {
			connect(port).close();
			return true;
		});
	}

	/** Ends a process. */
	static void stop(Process process) {
		process.destroy();
		try {
			if (!process.waitFor(20, TimeUnit.SECONDS)) {
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	/** No relay: the limit of client and stand-in. */
	record Direct(int display) implements RelayUnderTest {

		@Override
		public String name() {
			return "direct";
		}

		@Override
		public boolean framed() {
			return false;
		}

		@Override
		public long pid() {
			return 0;
		}

		@Override
		public SocketChannel open() throws IOException {
			return connect(this.display);
		}

		@Override
		public void close() {
			// nothing was started
		}

	}

	/** The floor of any relay in Java: see {@link Forwarder}. */
	record Forward(Process process, int port, int loops) implements RelayUnderTest {

		static Forward start(int port, int display, int loops) throws IOException {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-XX:+UseSerialGC", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
					Forwarder.class.getName(), Integer.toString(port), Integer.toString(display),
					Integer.toString(loops))
				.inheritIO()
				.start();
			awaitPort(port);
			return new Forward(process, port, loops);
		}

		@Override
		public String name() {
			return (this.loops > 0) ? "forward, " + this.loops + " loops" : "forward, 2 threads each";
		}

		@Override
		public boolean framed() {
			return false;
		}

		@Override
		public long pid() {
			return this.process.pid();
		}

		@Override
		public SocketChannel open() throws IOException {
			return connect(this.port);
		}

		@Override
		public void close() {
			stop(this.process);
		}

	}

	/** Debian's websockify: a process a connection. */
	record Websockify(Process process, int port) implements RelayUnderTest {

		static Websockify start(int port, int display) throws IOException {
			Process process = new ProcessBuilder("websockify", "127.0.0.1:" + port, "127.0.0.1:" + display)
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			awaitPort(port);
			return new Websockify(process, port);
		}

		@Override
		public String name() {
			return "websockify";
		}

		@Override
		public boolean framed() {
			return true;
		}

		@Override
		public long pid() {
			return this.process.pid();
		}

		@Override
		public SocketChannel open() throws IOException {
			return upgrade(this.port, "/websockify", "");
		}

		@Override
		public void close() {
			stop(this.process);
		}

	}

}

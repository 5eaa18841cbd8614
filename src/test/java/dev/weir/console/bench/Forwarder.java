package dev.weir.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The least that a relay in Java can do: plain TCP from one port to another, no frames,
 * no rights, no figures. {@code Forwarder PORT DISPLAY LOOPS}: so many selector threads,
 * or 0 for two blocking threads a console. A process of its own; not thread-safe.
 */
public final class Forwarder {

	private static final int BUFFER = 64 * 1024;

	private final Selector selector = Selector.open();

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

	private Forwarder() throws IOException {
	}

	/** Runs until it is killed. */
	public static void main(String[] args) throws IOException {
		InetSocketAddress display = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
		List<Forwarder> loops = new ArrayList<>();
		for (int number = 0; number < Integer.parseInt(args[2]); number++) {
			Forwarder loop = new Forwarder();
			loops.add(loop);
			new Thread(loop::serveAll, "forward-" + number).start();
		}
		try (ServerSocketChannel server = ServerSocketChannel.open()) {
			server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
			server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 1024);
			for (int number = 0; true; number++) {
				SocketChannel browser = server.accept();
				SocketChannel backend = SocketChannel.open(display);
				browser.setOption(StandardSocketOptions.TCP_NODELAY, true);
				backend.setOption(StandardSocketOptions.TCP_NODELAY, true);
				if (loops.isEmpty()) {
					new Thread(() -> copy(browser, backend)).start();
					new Thread(() -> copy(backend, browser)).start();
				}
				else {
					loops.get(number % loops.size()).add(browser, backend);
				}
			}
		}
	}

	private static void copy(SocketChannel from, SocketChannel to) {
		ByteBuffer own = ByteBuffer.allocateDirect(BUFFER);
		try (from; to) {
			while (from.read(own.clear()) >= 0) {
				to.write(own.flip());
			}
		}
		catch (IOException ex) {
			// the other direction has closed both
		}
	}

	private void add(SocketChannel browser, SocketChannel backend) throws IOException {
		browser.configureBlocking(false);
		backend.configureBlocking(false);
		Side one = new Side(browser.register(this.selector, 0));
		Side other = new Side(backend.register(this.selector, 0));
		one.other = other;
		other.other = one;
		one.key.attach(one);
		other.key.attach(other);
		one.key.interestOps(SelectionKey.OP_READ);
		other.key.interestOps(SelectionKey.OP_READ);
		this.selector.wakeup();
	}

	private void serveAll() {
		try {
			while (true) {
				this.selector.select(this::serve);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void serve(SelectionKey key) {
		Side side = (Side) key.attachment();
		Side other = side.other;
		if (other == null) {
			return;
		}
		try {
			if (key.isWritable()) {
				side.flush();
			}
			if (key.isReadable()) {
				if (side.channel.read(this.buffer.clear()) < 0) {
					throw new IOException("closed");
				}
				other.write(this.buffer.flip());
			}
		}
		catch (IOException | java.nio.channels.CancelledKeyException ex) {
			side.close();
			other.close();
		}
	}

	/** One socket, and what it has not taken yet. */
	private static final class Side {

		private final SelectionKey key;

		private final SocketChannel channel;

		private @Nullable Side other;

		private @Nullable ByteBuffer kept;

		Side(SelectionKey key) {
			this.key = key;
			this.channel = (SocketChannel) key.channel();
		}

		void write(ByteBuffer data) throws IOException {
			this.channel.write(data);
			if (data.hasRemaining() && this.other != null) {
				this.kept = ByteBuffer.allocateDirect(data.remaining()).put(data).flip();
				this.key.interestOpsOr(SelectionKey.OP_WRITE);
				this.other.key.interestOpsAnd(~SelectionKey.OP_READ);
			}
		}

		void flush() throws IOException {
			ByteBuffer waiting = this.kept;
			if (waiting != null && this.other != null) {
				this.channel.write(waiting);
				if (!waiting.hasRemaining()) {
					this.kept = null;
					this.key.interestOpsAnd(~SelectionKey.OP_WRITE);
					this.other.key.interestOpsOr(SelectionKey.OP_READ);
				}
			}
		}

		void close() {
			try {
				this.channel.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}

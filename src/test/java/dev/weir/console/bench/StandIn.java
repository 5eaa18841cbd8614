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
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for the VNC server of a QEMU: one thread that answers each byte with itself,
 * sends as fast as it can, or only takes. Thread-safe.
 */
final class StandIn implements AutoCloseable {

	private static final int CHUNK = 128 * 1024;

	private final Selector selector;

	private final ServerSocketChannel server;

	private final ByteBuffer scratch = ByteBuffer.allocateDirect(CHUNK);

	private final ByteBuffer flood = ByteBuffer.allocateDirect(CHUNK);

	private final AtomicLong taken = new AtomicLong();

	private volatile boolean flooding;

	private volatile boolean hangingUp;

	private volatile boolean closed;

	/** Listens on a port of the loopback, 0 for any. */
	StandIn(int port) throws IOException {
		this.selector = Selector.open();
		this.server = ServerSocketChannel.open();
		this.server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
		this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
		this.server.configureBlocking(false);
		this.server.register(this.selector, SelectionKey.OP_ACCEPT);
		Thread thread = new Thread(this::run, "stand-in");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.server.socket().getLocalPort();
	}

	/** Sends as fast as it can, or answers each byte with itself. */
	void flood(boolean on) {
		this.flooding = on;
		this.selector.wakeup();
	}

	/** Closes every connection that it has. */
	void hangUp() {
		this.hangingUp = true;
		this.selector.wakeup();
	}

	/** Bytes that it has received. */
	long taken() {
		return this.taken.get();
	}

	private void run() {
		boolean was = false;
		try {
			while (!this.closed) {
				this.selector.select(this::serve);
				if (this.hangingUp) {
					this.hangingUp = false;
					lines().forEach((key) -> close((SocketChannel) key.channel()));
				}
				if (was != this.flooding) {
					was = this.flooding;
					lines().forEach((key) -> key.interestOps(ops()));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private int ops() {
		return this.flooding ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
	}

	private List<SelectionKey> lines() {
		return this.selector.keys().stream().filter((key) -> key.isValid() && key.channel() != this.server).toList();
	}

	private void serve(SelectionKey key) {
		try {
			if (key.isAcceptable()) {
				SocketChannel channel = this.server.accept();
				channel.configureBlocking(false);
				channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
				channel.register(this.selector, ops());
				return;
			}
			if (key.isReadable()) {
				answer(key);
			}
			if (key.isValid() && key.isWritable() && this.flooding) {
				((SocketChannel) key.channel()).write(this.flood.clear());
			}
		}
		catch (IOException ex) {
			key.cancel();
			close((SocketChannel) key.channel());
		}
	}

	private void answer(SelectionKey key) throws IOException {
		SocketChannel channel = (SocketChannel) key.channel();
		int read = channel.read(this.scratch.clear());
		if (read < 0) {
			channel.close();
			return;
		}
		this.taken.addAndGet(read);
		// whole messages are answered; what floods in is only counted
		if (read <= LoadClient.MESSAGE * 4) {
			channel.write(this.scratch.flip());
		}
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		this.selector.wakeup();
		this.server.close();
	}

}

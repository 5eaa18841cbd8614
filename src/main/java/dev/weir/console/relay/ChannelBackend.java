package dev.weir.console.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.socket.SelectorLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A display behind a socket, served by the loop that serves its browser. While a message
 * is under way nothing more is read, so a slow browser slows the display down and holds
 * one buffer. What the browser sends goes straight into the socket; what does not fit is
 * kept until the socket takes it, with the browser suspended. Thread-safe.
 */
final class ChannelBackend implements Backend, SelectorLoop.Member {

	private static final Logger LOG = LoggerFactory.getLogger(ChannelBackend.class);

	/** Messages sent in a row before other consoles have their turn. */
	private static final int ROUNDS = 8;

	private static final int SENDING = 0;

	private static final int PARKED = 1;

	private static final int SENT = 2;

	private final SocketChannel channel;

	private final Relay relay;

	private final SelectorLoop loop;

	private final BufferPool pool;

	private final AtomicInteger state = new AtomicInteger(SENT);

	private final SelectionKey key;

	/** Guards what follows. */
	private final Object lock = new Object();

	private @Nullable ByteBuffer kept;

	ChannelBackend(SocketChannel channel, Relay relay, SelectorLoop loop, BufferPool pool) throws IOException {
		this.channel = channel;
		this.relay = relay;
		this.loop = loop;
		this.pool = pool;
		if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		}
		this.key = loop.register(channel, 0, this);
	}

	@Override
	public void start() {
		this.loop.enable(this.key, SelectionKey.OP_READ);
	}

	@Override
	public void ready(SelectionKey ready) throws IOException {
		if (ready.isWritable()) {
			flush();
		}
		if (ready.isReadable()) {
			pump(ready);
		}
	}

	private void pump(SelectionKey ready) throws IOException {
		for (int round = 0; round < ROUNDS; round++) {
			ByteBuffer buffer = this.pool.take();
			int read = this.channel.read(buffer);
			if (read <= 0) {
				this.pool.give(buffer);
				if (read < 0) {
					this.loop.disable(ready, SelectionKey.OP_READ);
					this.relay.backendClosed();
				}
				return;
			}
			this.state.set(SENDING);
			buffer.limit(buffer.position()).position(WebSocketFrames.HEADROOM);
			boolean full = buffer.limit() == buffer.capacity();
			this.relay.toBrowser(buffer, (failure) -> sent(buffer, failure));
			if (this.state.compareAndSet(SENDING, PARKED)) {
				this.loop.disable(ready, SelectionKey.OP_READ);
				return;
			}
			if (!full) {
				return;
			}
		}
	}

	private void sent(ByteBuffer buffer, @Nullable Throwable failure) {
		this.pool.give(buffer);
		if (failure != null) {
			this.relay.browserLost();
			return;
		}
		if (this.state.getAndSet(SENT) == PARKED) {
			this.loop.run(() -> this.loop.enable(this.key, SelectionKey.OP_READ));
		}
	}

	@Override
	public void write(ByteBuffer data) {
		try {
			synchronized (this.lock) {
				if (this.kept == null) {
					this.channel.write(data);
				}
				if (data.hasRemaining()) {
					keep(data);
				}
			}
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	private void keep(ByteBuffer data) {
		ByteBuffer before = (this.kept != null) ? this.kept : ByteBuffer.allocate(0);
		this.kept = ByteBuffer.allocate(before.remaining() + data.remaining()).put(before).put(data).flip();
		this.relay.suspendBrowser();
		this.loop.enable(this.key, SelectionKey.OP_WRITE);
	}

	private void flush() throws IOException {
		synchronized (this.lock) {
			ByteBuffer waiting = this.kept;
			if (waiting != null) {
				this.channel.write(waiting);
			}
			if (waiting == null || !waiting.hasRemaining()) {
				this.kept = null;
				this.loop.disable(this.key, SelectionKey.OP_WRITE);
				this.relay.resumeBrowser();
			}
		}
	}

	@Override
	public void failed(IOException cause) {
		LOG.debug("A display's connection broke: {}", cause.toString());
		this.loop.disable(this.key, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
		this.relay.backendClosed();
	}

	@Override
	public void close() {
		this.loop.run(this::closeNow);
	}

	/** On the loop's thread, since a selector keeps what another thread closes. */
	private void closeNow() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			LOG.debug("A display's connection could not be closed: {}", ex.toString());
		}
	}

}

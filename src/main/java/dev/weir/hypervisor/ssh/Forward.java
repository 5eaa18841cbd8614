package dev.weir.hypervisor.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.socket.SelectorLoop;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves bytes between one local socket and one SSH channel until either ends; then both
 * are closed. At most one buffer is under way to the host; what comes from the host is
 * bounded by the channel's window, which opens again only for what the local socket has
 * taken. Thread-safe.
 */
final class Forward implements SelectorLoop.Member, Forwardable.Sink {

	private static final Logger LOG = LoggerFactory.getLogger(Forward.class);

	private static final int BUFFER = 32 * 1024;

	private final SelectorLoop loop;

	private final SocketChannel local;

	private final Forwardable remote;

	private final byte[] outgoing = new byte[BUFFER];

	private final AtomicBoolean closed = new AtomicBoolean();

	/** Guards what follows. */
	private final Object lock = new Object();

	private @Nullable ByteBuffer incoming;

	private boolean ended;

	private @Nullable SelectionKey key;

	Forward(SelectorLoop loop, SocketChannel local, Forwardable remote) {
		this.loop = loop;
		this.local = local;
		this.remote = remote;
		remote.sink(this);
	}

	/** Begins once the channel is open. */
	void start() {
		this.remote.addCloseFutureListener((future) -> end());
		try {
			synchronized (this.lock) {
				this.local.configureBlocking(false);
				this.key = this.loop.register(this.local, 0, this);
				flush();
			}
			this.loop.enable(this.key, SelectionKey.OP_READ);
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	@Override
	public void ready(SelectionKey ready) throws IOException {
		if (ready.isWritable()) {
			synchronized (this.lock) {
				flush();
			}
		}
		if (ready.isReadable()) {
			read(ready);
		}
	}

	private void read(SelectionKey ready) throws IOException {
		int read = this.local.read(ByteBuffer.wrap(this.outgoing));
		if (read < 0) {
			close();
		}
		else if (read > 0) {
			this.loop.disable(ready, SelectionKey.OP_READ);
			this.remote.getAsyncIn()
				.writeBuffer(new ByteArrayBuffer(this.outgoing, 0, read))
				.addListener((future) -> written(future, ready));
		}
	}

	private void written(IoWriteFuture future, SelectionKey ready) {
		if (future.isWritten()) {
			this.loop.enable(ready, SelectionKey.OP_READ);
		}
		else {
			close();
		}
	}

	@Override
	public void accept(byte[] data, int offset, int length) throws IOException {
		synchronized (this.lock) {
			ByteBuffer fresh = ByteBuffer.wrap(data, offset, length);
			if (this.incoming == null && this.key != null) {
				release(this.local.write(fresh));
			}
			if (fresh.hasRemaining()) {
				keep(fresh);
				flush();
			}
		}
	}

	private void keep(ByteBuffer fresh) {
		ByteBuffer waiting = (this.incoming != null) ? this.incoming : ByteBuffer.allocate(0);
		this.incoming = ByteBuffer.allocate(waiting.remaining() + fresh.remaining()).put(waiting).put(fresh).flip();
	}

	private void release(int written) throws IOException {
		if (written > 0 && this.remote.isOpen()) {
			this.remote.getLocalWindow().release(written);
		}
	}

	@Override
	public void end() {
		synchronized (this.lock) {
			this.ended = true;
			if (this.incoming == null) {
				close();
			}
		}
	}

	/** Called with the lock held. */
	private void flush() throws IOException {
		SelectionKey current = this.key;
		ByteBuffer waiting = this.incoming;
		if (current == null || waiting == null) {
			return;
		}
		int written = this.local.write(waiting);
		if (waiting.hasRemaining()) {
			this.loop.enable(current, SelectionKey.OP_WRITE);
		}
		else {
			this.incoming = null;
			this.loop.disable(current, SelectionKey.OP_WRITE);
			if (this.ended) {
				close();
			}
		}
		release(written);
	}

	@Override
	public void failed(IOException cause) {
		LOG.debug("A forwarded connection broke: {}", cause.toString());
		close();
	}

	/** Closes both ends. Idempotent. */
	void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.remote.close(false);
			try {
				this.local.close();
			}
			catch (IOException ex) {
				LOG.debug("A local socket could not be closed: {}", ex.toString());
			}
		}
	}

}

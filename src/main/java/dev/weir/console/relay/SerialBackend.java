package dev.weir.console.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.hypervisor.ByteStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial line behind a libvirt stream, which blocks: one thread reads for as long as
 * the console is open, another writes while there is something to write. Both are taken
 * from a bounded set. Thread-safe.
 */
final class SerialBackend implements Backend {

	private static final Logger LOG = LoggerFactory.getLogger(SerialBackend.class);

	private static final int BUFFER = 4096;

	/** Bytes typed ahead before the browser is suspended. */
	private static final int TYPED_AHEAD = 16 * 1024;

	private final ByteStream stream;

	private final Relay relay;

	private final Executor threads;

	private final Executor closing;

	private final Runnable afterClose;

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Semaphore sent = new Semaphore(0);

	/** Guards what follows. */
	private final Object lock = new Object();

	private final Deque<byte[]> typed = new ArrayDeque<>();

	private int waiting;

	private boolean writing;

	private boolean suspended;

	SerialBackend(ByteStream stream, Relay relay, RelayThreads threads, Runnable afterClose) {
		this.stream = stream;
		this.relay = relay;
		this.threads = threads.serial();
		this.closing = threads.closing();
		this.afterClose = afterClose;
	}

	@Override
	public void start() {
		this.threads.execute(this::read);
	}

	private void read() {
		byte[] buffer = new byte[WebSocketFrames.HEADROOM + BUFFER];
		try {
			while (!this.closed.get()) {
				int read = this.stream.read(buffer, WebSocketFrames.HEADROOM, BUFFER);
				if (read < 0) {
					break;
				}
				this.relay.toBrowser(ByteBuffer.wrap(buffer, WebSocketFrames.HEADROOM, read), (failure) -> {
					if (failure != null) {
						this.relay.browserLost();
					}
					this.sent.release();
				});
				this.sent.acquire();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			LOG.debug("A serial line broke: {}", ex.toString());
		}
		this.relay.backendClosed();
	}

	@Override
	public void write(ByteBuffer data) {
		byte[] bytes = new byte[data.remaining()];
		data.get(bytes);
		boolean start;
		synchronized (this.lock) {
			this.typed.add(bytes);
			this.waiting += bytes.length;
			if (this.waiting > TYPED_AHEAD && !this.suspended) {
				this.suspended = true;
				this.relay.suspendBrowser();
			}
			start = !this.writing;
			this.writing = true;
		}
		if (start) {
			this.threads.execute(this::writeAll);
		}
	}

	private void writeAll() {
		try {
			for (byte[] next = next(); next != null; next = next()) {
				this.stream.write(next, 0, next.length);
			}
		}
		catch (RuntimeException ex) {
			LOG.debug("A serial line broke: {}", ex.toString());
			this.relay.backendClosed();
		}
	}

	private byte @org.jspecify.annotations.Nullable [] next() {
		synchronized (this.lock) {
			byte[] next = this.typed.poll();
			if (next == null) {
				this.writing = false;
				if (this.suspended) {
					this.suspended = false;
					this.relay.resumeBrowser();
				}
			}
			else {
				this.waiting -= next.length;
			}
			return next;
		}
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.sent.release();
			this.closing.execute(() -> {
				this.stream.abort();
				this.stream.close();
				this.afterClose.run();
			});
		}
	}

}

package dev.weir.console.relay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.weir.console.ConsoleEnd;
import dev.weir.socket.SelectorLoop;
import org.jspecify.annotations.Nullable;

/** A browser that takes what it is sent at once, or only when the test says so. */
final class FakeBrowser implements Browser {

	private volatile int pings;

	private static final SelectorLoop LOOP = new SelectorLoop("test-browsers");

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private boolean reading = true;

	private int waiting;

	private @Nullable Sent pending;

	private @Nullable ByteBuffer pendingData;

	private volatile boolean suspended;

	private volatile @Nullable ConsoleEnd closed;

	@Override
	public void send(ByteBuffer data, Sent sent) {
		synchronized (this) {
			this.waiting++;
			if (!this.reading) {
				this.pending = sent;
				this.pendingData = data;
				return;
			}
		}
		take(data, sent);
	}

	private void take(ByteBuffer data, Sent sent) {
		synchronized (this) {
			byte[] bytes = new byte[data.remaining()];
			data.get(bytes);
			this.received.writeBytes(bytes);
			this.waiting--;
		}
		sent.sent(null);
	}

	synchronized void stopReading() {
		this.reading = false;
	}

	void readAgain() {
		Sent sent;
		ByteBuffer data;
		synchronized (this) {
			this.reading = true;
			sent = this.pending;
			data = this.pendingData;
			this.pending = null;
		}
		if (sent != null && data != null) {
			take(data, sent);
		}
	}

	/** The message under way is lost. */
	void breakOff() {
		Sent sent = this.pending;
		if (sent != null) {
			sent.sent(new IOException("gone"));
		}
	}

	synchronized byte[] received() {
		return this.received.toByteArray();
	}

	synchronized int waiting() {
		return this.waiting;
	}

	boolean isSuspended() {
		return this.suspended;
	}

	@Nullable ConsoleEnd closed() {
		return this.closed;
	}

	int pings() {
		return this.pings;
	}

	@Override
	public void suspend() {
		this.suspended = true;
	}

	@Override
	public void resume() {
		this.suspended = false;
	}

	@Override
	public void ping() {
		// answers by Relay.signOfLife, when the test says so
		this.pings = this.pings + 1;
	}

	@Override
	public void close(ConsoleEnd reason) {
		this.closed = reason;
	}

	@Override
	public void cut() {
		// nothing is connected
	}

	@Override
	public CompletionStage<Boolean> gone() {
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public SelectorLoop loop() {
		return LOOP;
	}

	@Override
	public void sendsTo(Relay relay) {
		// the test sends
	}

}

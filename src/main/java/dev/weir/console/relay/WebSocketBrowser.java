package dev.weir.console.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.weir.console.ConsoleEnd;
import dev.weir.socket.SelectorLoop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser behind a WebSocket that is served by the same thread as its display, so that
 * bytes change no thread and, unless somebody is slow, no buffer. Thread-safe: everything
 * is done on the loop's thread.
 */
final class WebSocketBrowser implements Browser, SelectorLoop.Member, FrameReader.Controls {

	private static final Logger LOG = LoggerFactory.getLogger(WebSocketBrowser.class);

	/** Buffers read in a row before other consoles have their turn. */
	private static final int ROUNDS = 4;

	/** RFC 6455, 7.4.1. */
	private static final int NORMAL = 1000;

	/** Answers to pings that are kept for a browser that does not read. */
	private static final int MAX_CONTROLS = 4;

	private final Wire wire;

	private final SelectorLoop loop;

	private final BufferPool pool;

	private final SelectionKey key;

	private final FrameReader frames = new FrameReader(this);

	private final Deque<ByteBuffer> controls = new ArrayDeque<>();

	private final CompletableFuture<Boolean> gone = new CompletableFuture<>();

	private @Nullable Relay relay;

	/** The data under way or waiting. */
	private @Nullable ByteBuffer message;

	private @Nullable Sent sent;

	/** The frame under way, partly sent. */
	private @Nullable ByteBuffer current;

	private boolean suspended = true;

	private boolean blocked;

	private boolean farewell;

	private boolean farewellHeard;

	/** The close code of what was malformed, or 0. */
	private int malformed;

	WebSocketBrowser(Wire wire, SelectorLoop loop, BufferPool pool) throws IOException {
		this.wire = wire;
		this.loop = loop;
		this.pool = pool;
		this.key = loop.register(wire.channel(), 0, this);
	}

	@Override
	public void sendsTo(Relay owner) {
		this.loop.run(() -> {
			this.relay = owner;
			if (this.gone.isDone()) {
				owner.browserLost();
			}
		});
	}

	@Override
	public SelectorLoop loop() {
		return this.loop;
	}

	@Override
	public void send(ByteBuffer data, Sent told) {
		this.loop.run(() -> {
			if (this.farewell || this.gone.isDone()) {
				told.sent(new ClosedChannelException());
				return;
			}
			WebSocketFrames.message(data);
			this.message = data;
			this.sent = told;
			push();
		});
	}

	@Override
	public void suspend() {
		this.loop.run(() -> {
			this.suspended = true;
			this.loop.disable(this.key, SelectionKey.OP_READ);
		});
	}

	@Override
	public void resume() {
		this.loop.run(() -> {
			if (this.suspended) {
				this.suspended = false;
				this.loop.enable(this.key, SelectionKey.OP_READ);
				// no selector sees what came with the handshake
				this.loop.execute(this::pull);
			}
		});
	}

	@Override
	public void ping() {
		this.loop.run(() -> control(WebSocketFrames.ping()));
	}

	@Override
	public void close(ConsoleEnd reason) {
		this.loop.run(() -> farewell((this.malformed > 0) ? this.malformed : reason.closeCode(), reason.id()));
	}

	@Override
	public void cut() {
		this.loop.run(this::lost);
	}

	@Override
	public CompletionStage<Boolean> gone() {
		return this.gone;
	}

	/** Reads on, since unread bytes would turn the end into a reset. */
	private void farewell(int code, String reason) {
		if (!this.farewell && !this.gone.isDone()) {
			this.farewell = true;
			this.controls.add(WebSocketFrames.close(code, reason));
			resume();
			push();
		}
	}

	private void control(ByteBuffer frame) {
		if (!this.farewell && !this.gone.isDone() && this.controls.size() < MAX_CONTROLS) {
			this.controls.add(frame);
			push();
		}
	}

	@Override
	public void ready(SelectionKey ready) {
		if (ready.isWritable()) {
			push();
		}
		if (ready.isValid() && ready.isReadable()) {
			pull();
		}
	}

	/** Sends as much as goes now. */
	private void push() {
		try {
			boolean through = true;
			for (ByteBuffer frame = next(); frame != null && through; frame = next()) {
				this.wire.write(frame);
				through = !frame.hasRemaining();
				if (through) {
					finish(frame);
				}
			}
			block(!this.wire.flush() || !through);
			if (!this.blocked && this.farewell && this.farewellHeard) {
				lost();
			}
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	/** A frame that was begun first, then those that are not data. */
	private @Nullable ByteBuffer next() {
		if (this.current == null) {
			ByteBuffer control = this.controls.poll();
			this.current = (control != null) ? control : this.message;
		}
		return this.current;
	}

	private void finish(ByteBuffer frame) {
		this.current = null;
		if (frame == this.message) {
			this.message = null;
			Sent told = this.sent;
			this.sent = null;
			if (told != null) {
				told.sent(null);
			}
		}
	}

	private void block(boolean wait) {
		if (wait != this.blocked) {
			this.blocked = wait;
			if (wait) {
				this.loop.enable(this.key, SelectionKey.OP_WRITE);
			}
			else {
				this.loop.disable(this.key, SelectionKey.OP_WRITE);
			}
		}
	}

	/** Reads what is there, in turns. */
	private void pull() {
		try {
			for (int round = 0; round < ROUNDS; round++) {
				if (this.suspended || this.gone.isDone() || !pullOnce()) {
					return;
				}
			}
			this.loop.execute(this::pull);
		}
		catch (IOException ex) {
			failed(ex);
		}
	}

	/**
	 * @return whether there may be more that no selector sees
	 */
	private boolean pullOnce() throws IOException {
		ByteBuffer buffer = this.pool.take();
		try {
			int begin = buffer.position();
			int read = this.wire.read(buffer);
			boolean full = !buffer.hasRemaining();
			if (read > 0) {
				receive(buffer.limit(buffer.position()).position(begin));
			}
			else if (read < 0) {
				lost();
			}
			return read > 0 && (full || !this.wire.isSelectable());
		}
		finally {
			this.pool.give(buffer);
		}
	}

	private void receive(ByteBuffer data) {
		if (this.malformed > 0) {
			return;
		}
		try {
			this.frames.read(data);
			if (data.hasRemaining() && this.relay != null && !this.farewell) {
				this.relay.fromBrowser(data);
			}
		}
		catch (FrameReader.Malformed ex) {
			this.malformed = ex.code();
			if (this.relay != null) {
				this.relay.end(ConsoleEnd.MALFORMED);
			}
			close(ConsoleEnd.MALFORMED);
		}
	}

	@Override
	public void ping(ByteBuffer payload) {
		control(WebSocketFrames.pong(payload));
	}

	@Override
	public void pong() {
		if (this.relay != null) {
			this.relay.signOfLife();
		}
	}

	@Override
	public void close() {
		this.farewellHeard = true;
		farewell(NORMAL, "");
		push();
	}

	@Override
	public void failed(IOException cause) {
		LOG.debug("A browser's connection broke: {}", cause.toString());
		lost();
	}

	private void lost() {
		if (this.gone.complete(true)) {
			this.key.cancel();
			this.wire.close();
			if (this.sent != null) {
				this.sent.sent(new ClosedChannelException());
			}
			if (this.relay != null) {
				this.relay.browserLost();
			}
		}
	}

}

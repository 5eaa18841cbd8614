package dev.weir.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Plays all browsers on one thread: one selector, one direct buffer, frames made
 * beforehand, so that it costs little beside what it measures. Not thread-safe.
 */
final class LoadClient implements AutoCloseable {

	/** Bytes of a message of a round trip: a pointer event with a little more. */
	static final int MESSAGE = 8;

	private static final int UP_FRAME = 16 * 1024;

	private final List<Line> lines = new ArrayList<>();

	private final Selector selector;

	private final ByteBuffer scratch = ByteBuffer.allocateDirect(512 * 1024);

	private final ByteBuffer message;

	private final ByteBuffer upFrame;

	private Workload workload = Workload.READ;

	private long received;

	private long[] latencies = new long[1 << 20];

	private int trips;

	/**
	 * @param framed whether the other side speaks WebSocket, or plain TCP
	 */
	LoadClient(boolean framed) throws IOException {
		this.selector = Selector.open();
		this.message = framed ? Frames.masked(MESSAGE) : ByteBuffer.allocateDirect(MESSAGE);
		this.upFrame = framed ? Frames.masked(UP_FRAME) : ByteBuffer.allocateDirect(UP_FRAME);
	}

	void add(SocketChannel channel, boolean framed) throws IOException {
		channel.configureBlocking(false);
		SelectionKey key = channel.register(this.selector, SelectionKey.OP_READ);
		Line line = new Line(channel, key, new Frames(framed), this.upFrame.duplicate());
		key.attach(line);
		this.lines.add(line);
	}

	/** Reads whatever comes, for so long. */
	Result read(int millis) throws IOException {
		return run(Workload.READ, millis, 0);
	}

	/** Sends as fast as it is taken. */
	Result sendUp(int millis) throws IOException {
		this.lines.forEach((line) -> line.key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE));
		Result result = run(Workload.SEND, millis, 0);
		for (Line line : this.lines) {
			finish(line);
			line.key.interestOps(SelectionKey.OP_READ);
		}
		return result;
	}

	/** Each line has one message under way, always. */
	Result saturate(int millis) throws IOException {
		return run(Workload.TRIPS, millis, 0);
	}

	/** Each line sends a message so many times a second, if the last has come back. */
	Result pace(int millis, int perSecond) throws IOException {
		return run(Workload.PACED, millis, perSecond);
	}

	private Result run(Workload chosen, int millis, int perSecond) throws IOException {
		this.workload = chosen;
		this.received = 0;
		this.trips = 0;
		long begin = System.nanoTime();
		long end = begin + TimeUnit.MILLISECONDS.toNanos(millis);
		long period = (perSecond > 0) ? TimeUnit.SECONDS.toNanos(1) / perSecond : Long.MAX_VALUE;
		for (int number = 0; number < this.lines.size(); number++) {
			Line line = this.lines.get(number);
			line.due = begin + ((perSecond > 0) ? period * number / this.lines.size() : 0);
			if (chosen == Workload.TRIPS) {
				send(line, System.nanoTime());
			}
		}
		long now = System.nanoTime();
		while (now < end) {
			if (chosen == Workload.PACED) {
				this.selector.select(this::serve,
						Math.max(1, TimeUnit.NANOSECONDS.toMillis(sendDue(now, period) - now)));
			}
			else {
				this.selector.select(this::serve, 100);
			}
			now = System.nanoTime();
		}
		Result result = result(now - begin);
		if (chosen != Workload.READ) {
			settle();
		}
		return result;
	}

	/** Sends what is due, in order of the lines; answers when the next is. */
	private long sendDue(long now, long period) throws IOException {
		long next = Long.MAX_VALUE;
		for (Line line : this.lines) {
			if (line.due <= now) {
				line.due += period;
				if (line.sentAt == 0) {
					send(line, System.nanoTime());
				}
			}
			next = Math.min(next, line.due);
		}
		return next;
	}

	private void send(Line line, long now) throws IOException {
		line.sentAt = now;
		line.waitingFor = MESSAGE;
		line.channel.write(this.message.clear());
	}

	private void serve(SelectionKey key) {
		Line line = (Line) key.attachment();
		try {
			if (key.isReadable()) {
				receive(line);
			}
			if (this.workload == Workload.SEND && key.isWritable()) {
				line.channel.write(line.up);
				if (!line.up.hasRemaining()) {
					line.up.clear();
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void receive(Line line) throws IOException {
		int read = line.channel.read(this.scratch.clear());
		if (read < 0) {
			throw new IOException("a console was closed");
		}
		long payload = line.frames.payload(this.scratch.flip());
		this.received += payload;
		if (line.sentAt > 0) {
			line.waitingFor -= payload;
			if (line.waitingFor <= 0) {
				arrived(line);
			}
		}
	}

	private void arrived(Line line) throws IOException {
		long now = System.nanoTime();
		if (this.trips < this.latencies.length) {
			this.latencies[this.trips] = now - line.sentAt;
		}
		this.trips++;
		line.sentAt = 0;
		if (this.workload == Workload.TRIPS) {
			send(line, now);
		}
	}

	/** Takes what is still under way, until nothing has come for a while. */
	void settle() throws IOException {
		this.workload = Workload.READ;
		long before = -1;
		while (before != this.received) {
			before = this.received;
			this.selector.select(this::serve, 300);
		}
	}

	/** A frame begun must be sent to its end before another begins. */
	private void finish(Line line) throws IOException {
		while (line.up.position() > 0 && line.up.hasRemaining()) {
			line.channel.write(line.up);
		}
		line.up.clear();
	}

	private Result result(long nanos) {
		int kept = Math.min(this.trips, this.latencies.length);
		long[] sorted = Arrays.copyOf(this.latencies, kept);
		Arrays.sort(sorted);
		return new Result(nanos / 1e9, this.received, this.trips, at(sorted, 0.5), at(sorted, 0.99));
	}

	private static double at(long[] sorted, double share) {
		return (sorted.length == 0) ? Double.NaN : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
	}

	@Override
	public void close() throws IOException {
		for (Line line : this.lines) {
			line.channel.close();
		}
		this.selector.close();
	}

	private enum Workload {

		READ, SEND, TRIPS, PACED

	}

	/** One console. */
	private static final class Line {

		final SocketChannel channel;

		final SelectionKey key;

		final Frames frames;

		final ByteBuffer up;

		long due;

		long sentAt;

		long waitingFor;

		Line(SocketChannel channel, SelectionKey key, Frames frames, ByteBuffer up) {
			this.channel = channel;
			this.key = key;
			this.frames = frames;
			this.up = up;
		}

	}

	/**
	 * What was seen.
	 *
	 * @param bytes payload received
	 * @param trips round trips done
	 * @param p50 milliseconds
	 * @param p99 milliseconds
	 */
	record Result(double seconds, long bytes, int trips, double p50, double p99) {
	}

}

package dev.weir.hypervisor.libvirt;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

import com.sun.jna.Memory;
import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/**
 * A stream both ways that never has two calls on its native connection (see
 * {@link Lines}): whoever reads waits outside of libvirt until its event loop tells that
 * there is something, and reading, writing and breaking off take turns. Thread-safe as
 * far as {@link ByteStream} promises.
 */
final class ConsoleStream implements ByteStream {

	/** Of virStreamRecv: nothing is there. */
	private static final int WOULD_WAIT = -2;

	private static final int BUFFER = 16 * 1024;

	/** libvirt tells nobody that a connection has gone which no call waits on. */
	private static final long LOOK_SECONDS = 5;

	private final LibvirtApi api;

	private final StreamPointer stream;

	private final StreamReadiness readiness;

	private final BooleanSupplier alive;

	private final UsageGuard guard;

	private final Semaphore arrived = new Semaphore(0);

	/** Held during each call on the native connection. */
	private final ReentrantLock turn = new ReentrantLock();

	private final Memory buffer = new Memory(BUFFER);

	private final long listener;

	private volatile boolean ended;

	private boolean broken;

	/**
	 * @param freed is told when nothing native is left of it
	 */
	ConsoleStream(StreamReadiness readiness, StreamPointer stream, Surroundings surroundings,
			Consumer<ConsoleStream> freed) {
		this.api = surroundings.api();
		this.stream = stream;
		this.readiness = readiness;
		this.alive = surroundings.alive();
		this.listener = readiness.listen(stream, this.arrived::release);
		this.guard = new UsageGuard(() -> {
			this.api.virStreamFree(this.stream);
			this.buffer.close();
			freed.accept(this);
		});
	}

	@Override
	public int read(byte[] into, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, into.length);
		while (true) {
			int read = inTurn(() -> receive(into, offset, Math.min(length, BUFFER)));
			if (read != WOULD_WAIT) {
				return (read > 0 || length == 0) ? read : -1;
			}
			await();
		}
	}

	private int receive(byte[] into, int offset, int length) {
		int read = this.api.virStreamRecv(this.stream, this.buffer, new SizeT(length));
		if (read == WOULD_WAIT) {
			this.readiness.arm(this.stream);
			return read;
		}
		NativeError.check(this.api, read);
		this.buffer.read(0, into, offset, read);
		return read;
	}

	private void await() {
		try {
			if (!this.arrived.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)
					&& inTurn(() -> this.alive.getAsBoolean() ? 1 : 0) == 0) {
				throw Session.gone();
			}
			this.arrived.drainPermits();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw gone();
		}
	}

	@Override
	public void write(byte[] data, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, data.length);
		int written = 0;
		while (written < length) {
			int begin = offset + written;
			int part = Math.min(length - written, BUFFER);
			written += inTurn(() -> send(data, begin, part));
		}
	}

	private int send(byte[] data, int offset, int length) {
		this.buffer.write(0, data, offset, length);
		return NativeError.check(this.api, this.api.virStreamSend(this.stream, this.buffer, new SizeT(length)));
	}

	@Override
	public void finish() {
		abort();
	}

	/** Whoever has the turn breaks it off, if not this thread. */
	@Override
	public void abort() {
		if (this.guard.enter()) {
			this.ended = true;
			this.arrived.release();
			breakOff();
			this.guard.leave();
		}
	}

	private void breakOff() {
		if (this.turn.tryLock()) {
			try {
				if (!this.broken) {
					this.broken = true;
					this.readiness.forget(this.stream, this.listener);
					this.api.virStreamAbort(this.stream);
				}
			}
			finally {
				this.turn.unlock();
			}
		}
	}

	@Override
	public void close() {
		abort();
		this.guard.close();
	}

	private int inTurn(IntSupplier call) {
		if (!this.guard.enter()) {
			throw gone();
		}
		try {
			return alone(call);
		}
		finally {
			if (this.ended) {
				breakOff();
			}
			this.guard.leave();
		}
	}

	private int alone(IntSupplier call) {
		this.turn.lock();
		try {
			if (this.ended) {
				throw gone();
			}
			return call.getAsInt();
		}
		finally {
			this.turn.unlock();
		}
	}

	private static Problem gone() {
		return Problem.of(ErrorKind.CANCELLED, "hypervisor.stream");
	}

	/**
	 * What it lives in.
	 *
	 * @param alive whether its native connection still is; asks nobody
	 */
	record Surroundings(LibvirtApi api, BooleanSupplier alive) {
	}

}

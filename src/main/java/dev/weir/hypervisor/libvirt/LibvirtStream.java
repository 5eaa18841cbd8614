package dev.weir.hypervisor.libvirt;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import com.sun.jna.Memory;
import dev.weir.hypervisor.ByteStream;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/**
 * A blocking stream with one native buffer each way. Thread-safe as far as
 * {@link ByteStream} promises.
 */
final class LibvirtStream implements ByteStream {

	/** libvirt's largest stream packet: one call, one packet. */
	private static final int BUFFER = 256 * 1024;

	private final LibvirtApi api;

	private final StreamPointer stream;

	private final UsageGuard guard;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final NativeBuffer incoming = new NativeBuffer();

	private final NativeBuffer outgoing = new NativeBuffer();

	/**
	 * @param freed is told when nothing native is left of it
	 */
	LibvirtStream(LibvirtApi api, StreamPointer stream, Consumer<LibvirtStream> freed) {
		this.api = api;
		this.stream = stream;
		this.guard = new UsageGuard(() -> {
			this.api.virStreamFree(this.stream);
			this.incoming.free();
			this.outgoing.free();
			freed.accept(this);
		});
	}

	@Override
	public int read(byte[] buffer, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		return use(() -> {
			Memory memory = this.incoming.get();
			int wanted = Math.min(length, BUFFER);
			int read = NativeError.check(this.api, this.api.virStreamRecv(this.stream, memory, new SizeT(wanted)));
			memory.read(0, buffer, offset, read);
			return (read > 0 || length == 0) ? read : -1;
		});
	}

	@Override
	public void write(byte[] buffer, int offset, int length) {
		Objects.checkFromIndexSize(offset, length, buffer.length);
		use(() -> {
			int written = 0;
			while (written < length) {
				written += send(buffer, offset + written, Math.min(length - written, BUFFER));
			}
			return written;
		});
	}

	@Override
	public void skip(long length) {
		use(() -> NativeError.check(this.api, this.api.virStreamSendHole(this.stream, length, 0)));
	}

	@Override
	public void finish() {
		use(() -> {
			this.ended.set(true);
			return NativeError.check(this.api, this.api.virStreamFinish(this.stream));
		});
	}

	@Override
	public void abort() {
		if (this.ended.compareAndSet(false, true) && this.guard.enter()) {
			try {
				this.api.virStreamAbort(this.stream);
			}
			finally {
				this.guard.leave();
			}
		}
	}

	@Override
	public void close() {
		abort();
		this.guard.close();
	}

	private int send(byte[] buffer, int offset, int length) {
		Memory memory = this.outgoing.get();
		memory.write(0, buffer, offset, length);
		return NativeError.check(this.api, this.api.virStreamSend(this.stream, memory, new SizeT(length)));
	}

	private int use(StreamCall call) {
		if (!this.guard.enter()) {
			throw Problem.of(ErrorKind.CANCELLED, "hypervisor.stream");
		}
		try {
			return call.run();
		}
		finally {
			this.guard.leave();
		}
	}

	@FunctionalInterface
	private interface StreamCall {

		int run();

	}

	/** Made at the first use: most streams go one way only. */
	private static final class NativeBuffer {

		private volatile @Nullable Memory memory;

		Memory get() {
			Memory present = this.memory;
			if (present == null) {
				present = new Memory(BUFFER);
				this.memory = present;
			}
			return present;
		}

		void free() {
			Memory present = this.memory;
			if (present != null) {
				present.close();
			}
		}

	}

}

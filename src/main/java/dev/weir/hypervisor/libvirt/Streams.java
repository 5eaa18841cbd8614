package dev.weir.hypervisor.libvirt;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.libvirt.Session.NativeStep;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.StreamPointer;

/**
 * The open streams of one connection: each keeps the connection alive until it is freed,
 * and closing the connection breaks them off. Thread-safe.
 */
final class Streams {

	/** VIR_STREAM_NONBLOCK. */
	private static final int NONBLOCK = 1;

	private final Session session;

	private final UsageGuard guard;

	private final Set<ByteStream> open = ConcurrentHashMap.newKeySet();

	Streams(Session session, UsageGuard guard) {
		this.session = session;
		this.guard = guard;
	}

	/**
	 * Makes a stream and attaches it to what it carries, both on a line of its own: a
	 * stream that is silent for hours holds up no other call.
	 */
	LibvirtStream open(Attachment attachment) {
		return open(0, attachment, (own, pointer, freed) -> new LibvirtStream(own.api(), pointer, freed::accept));
	}

	/** The same for what goes both ways for as long as somebody likes. */
	ConsoleStream openConsole(StreamReadiness readiness, Attachment attachment) {
		return open(NONBLOCK, attachment, (own, pointer, freed) -> new ConsoleStream(readiness, pointer,
				new ConsoleStream.Surroundings(own.api(), () -> isAlive(own)), freed::accept));
	}

	private static boolean isAlive(Session own) {
		return own.isAlive() && own.call((libvirt, host) -> libvirt.virConnectIsAlive(host)) == 1;
	}

	private <S extends ByteStream> S open(int flags, Attachment attachment, Kind<S> kind) {
		if (!this.guard.enter()) {
			throw Session.gone();
		}
		S stream;
		try {
			stream = attached(flags, attachment, kind);
		}
		catch (RuntimeException ex) {
			this.guard.leave();
			throw ex;
		}
		return register(stream);
	}

	/** Breaks all off; each is freed when its last call has returned. */
	void close() {
		this.open.forEach(ByteStream::close);
	}

	private <S extends ByteStream> S attached(int flags, Attachment attachment, Kind<S> kind) {
		Session own = this.session.reserve();
		LibvirtApi api = own.api();
		try {
			StreamPointer pointer = own.call((libvirt, host) -> NativeError.check(api, api.virStreamNew(host, flags)));
			try {
				attachment.attach(own, pointer);
				return kind.make(own, pointer, (stream) -> {
					own.end();
					this.open.remove(stream);
					this.guard.leave();
				});
			}
			catch (RuntimeException ex) {
				api.virStreamFree(pointer);
				throw ex;
			}
		}
		catch (RuntimeException ex) {
			own.end();
			throw ex;
		}
	}

	private <S extends ByteStream> S register(S stream) {
		this.open.add(stream);
		if (this.guard.isClosed()) {
			stream.close();
			throw Session.gone();
		}
		return stream;
	}

	/** Ties a stream to what it carries, for instance by virStorageVolUpload. */
	@FunctionalInterface
	interface Attachment {

		/**
		 * @param own the session whose line the stream belongs to
		 */
		void attach(Session own, StreamPointer stream);

	}

	/** How a stream is used once it is attached. */
	@FunctionalInterface
	private interface Kind<S> {

		S make(Session own, StreamPointer pointer, Consumer<ByteStream> freed);

	}

}

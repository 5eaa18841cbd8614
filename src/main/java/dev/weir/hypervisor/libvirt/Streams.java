package dev.weir.hypervisor.libvirt;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.weir.hypervisor.libvirt.Session.NativeStep;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.StreamPointer;

/**
 * The open streams of one connection: each keeps the connection alive until it is freed,
 * and closing the connection breaks them off. Thread-safe.
 */
final class Streams {

	private final Session session;

	private final UsageGuard guard;

	private final Set<LibvirtStream> open = ConcurrentHashMap.newKeySet();

	Streams(Session session, UsageGuard guard) {
		this.session = session;
		this.guard = guard;
	}

	/**
	 * Makes a stream and attaches it to what it carries, both on a line of its own: a
	 * stream that is silent for hours holds up no other call.
	 */
	LibvirtStream open(Attachment attachment) {
		if (!this.guard.enter()) {
			throw Session.gone();
		}
		LibvirtStream stream;
		try {
			stream = attached(this.session.reserve(), attachment);
		}
		catch (RuntimeException ex) {
			this.guard.leave();
			throw ex;
		}
		return register(stream);
	}

	/** Breaks all off; each is freed when its last call has returned. */
	void close() {
		this.open.forEach(LibvirtStream::close);
	}

	private LibvirtStream attached(Session own, Attachment attachment) {
		LibvirtApi api = own.api();
		try {
			StreamPointer pointer = own.call((libvirt, host) -> NativeError.check(api, api.virStreamNew(host, 0)));
			try {
				attachment.attach(own, pointer);
			}
			catch (RuntimeException ex) {
				api.virStreamFree(pointer);
				throw ex;
			}
			return new LibvirtStream(api, pointer, (stream) -> {
				own.end();
				this.open.remove(stream);
				this.guard.leave();
			});
		}
		catch (RuntimeException ex) {
			own.end();
			throw ex;
		}
	}

	private LibvirtStream register(LibvirtStream stream) {
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

}

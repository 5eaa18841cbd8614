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

	private final LibvirtApi api;

	private final ConnectionPointer connection;

	private final UsageGuard guard;

	private final Set<LibvirtStream> open = ConcurrentHashMap.newKeySet();

	Streams(LibvirtApi api, ConnectionPointer connection, UsageGuard guard) {
		this.api = api;
		this.connection = connection;
		this.guard = guard;
	}

	/**
	 * Makes a stream and attaches it to what it carries. Call it from within a call of
	 * the session.
	 * @param attach for instance virStorageVolUpload
	 */
	LibvirtStream open(NativeStep<StreamPointer> attach) {
		if (!this.guard.enter()) {
			throw Session.gone();
		}
		StreamPointer pointer = null;
		try {
			pointer = NativeError.check(this.api, this.api.virStreamNew(this.connection, 0));
			NativeError.check(this.api, attach.run(this.api, pointer));
		}
		catch (RuntimeException ex) {
			if (pointer != null) {
				this.api.virStreamFree(pointer);
			}
			this.guard.leave();
			throw ex;
		}
		return register(pointer);
	}

	/** Breaks all off; each is freed when its last call has returned. */
	void close() {
		this.open.forEach(LibvirtStream::close);
	}

	void freed(LibvirtStream stream) {
		this.open.remove(stream);
		this.guard.leave();
	}

	private LibvirtStream register(StreamPointer pointer) {
		LibvirtStream stream = new LibvirtStream(this.api, pointer, this);
		this.open.add(stream);
		if (this.guard.isClosed()) {
			stream.close();
			throw Session.gone();
		}
		return stream;
	}

}

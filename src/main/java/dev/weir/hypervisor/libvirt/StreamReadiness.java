package dev.weir.hypervisor.libvirt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.jna.Pointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.StreamPointer;

/**
 * Tells streams that do not wait when there is something to read. One callback for all of
 * them, which is never freed: libvirt's event loop may be about to call it while a stream
 * goes. Thread-safe; those who listen are called by the thread of events and must not
 * wait.
 */
final class StreamReadiness {

	/** VIR_STREAM_EVENT_READABLE; libvirt tells errors and the end unasked. */
	private static final int READABLE = 1;

	private static final int NOTHING = 0;

	private final LibvirtApi api;

	private final AtomicLong next = new AtomicLong();

	private final Map<Long, Runnable> listeners = new ConcurrentHashMap<>();

	private final Libvirt.VirStreamEventCallback callback = this::told;

	StreamReadiness(LibvirtApi api) {
		this.api = api;
	}

	/** Listens, but waits for nothing yet; answers the number to forget it by. */
	long listen(StreamPointer stream, Runnable readable) {
		long number = this.next.incrementAndGet();
		this.listeners.put(number, readable);
		int added = this.api.virStreamEventAddCallback(stream, NOTHING, this.callback, new Pointer(number), null);
		if (added < 0) {
			this.listeners.remove(number);
			throw NativeError.take(this.api).problem();
		}
		return number;
	}

	/** Tells once, at once where there is something already. */
	void arm(StreamPointer stream) {
		NativeError.check(this.api, this.api.virStreamEventUpdateCallback(stream, READABLE));
	}

	void forget(StreamPointer stream, long number) {
		this.listeners.remove(number);
		if (this.api.virStreamEventRemoveCallback(stream) < 0) {
			NativeError.take(this.api);
		}
	}

	private void told(StreamPointer stream, int events, Pointer number) {
		// it would be told again and again until somebody has read
		this.api.virStreamEventUpdateCallback(stream, NOTHING);
		Runnable listener = this.listeners.get(Pointer.nativeValue(number));
		if (listener != null) {
			listener.run();
		}
	}

}

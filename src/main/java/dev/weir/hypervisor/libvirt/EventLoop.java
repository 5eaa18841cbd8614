package dev.weir.hypervisor.libvirt;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.jna.Native;
import org.libvirt.jna.Libvirt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of the process that turns libvirt's event loop: it delivers events,
 * sends and checks keepalives. Nothing may ever block it.
 */
final class EventLoop {

	/**
	 * poll() without an end would not see what other threads register meanwhile, hence a
	 * timer that wakes it.
	 */
	private static final int WAKE_MILLIS = 500;

	private static final Logger log = LoggerFactory.getLogger(EventLoop.class);

	private final LibvirtApi api;

	private final Thread thread = new Thread(this::turn, "libvirt-events");

	/** Kept as long as the timer is: libvirt holds its native half. */
	private final Libvirt.VirEventTimeoutCallback wake = (timer, opaque) -> {
	};

	EventLoop(LibvirtApi api) {
		this.api = api;
		this.thread.setDaemon(true);
	}

	void start() {
		Native.setCallbackExceptionHandler((callback, ex) -> log.error("A libvirt callback failed", ex));
		NativeError.check(this.api, this.api.virEventRegisterDefaultImpl());
		NativeError.check(this.api, this.api.virEventAddTimeout(WAKE_MILLIS, this.wake, null, null));
		this.thread.start();
	}

	/** Whether the caller is inside a callback. */
	boolean isCurrentThread() {
		return Thread.currentThread() == this.thread;
	}

	private void turn() {
		while (!Thread.interrupted()) {
			if (this.api.virEventRunDefaultImpl() < 0) {
				log.error("libvirt's event loop failed: {}", NativeError.take(this.api).message());
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAKE_MILLIS));
			}
		}
	}

}

package dev.weir.hypervisor.libvirt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.DomainEventKind;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.Libvirt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads each callback of libvirt to the connection it belongs to. The callbacks are made
 * once and live as long as the process: a callback that was freed while libvirt was about
 * to call it would end the JVM. Each connection is a number, which libvirt hands back as
 * the callback's opaque pointer. Thread-safe.
 */
final class EventRouter {

	private static final Logger log = LoggerFactory.getLogger(EventRouter.class);

	private final Map<Long, EventSink> sinks = new ConcurrentHashMap<>();

	private final AtomicLong lastNumber = new AtomicLong();

	private final DomainCallbacks domains;

	private final ObjectCallbacks objects;

	private final Libvirt.VirConnectCloseFunc closed = (connection, reason, opaque) -> deliver(opaque,
			(sink) -> sink.closed(reason(reason)));

	EventRouter(LibvirtApi api) {
		this.domains = new DomainCallbacks(api, this);
		this.objects = new ObjectCallbacks(api, this);
	}

	/**
	 * Takes a connection in.
	 * @return what to pass as the opaque pointer of its callbacks
	 */
	Pointer add(EventSink sink) {
		long number = this.lastNumber.incrementAndGet();
		this.sinks.put(number, sink);
		return new Pointer(number);
	}

	void remove(Pointer opaque) {
		this.sinks.remove(Pointer.nativeValue(opaque));
	}

	Callback domainCallback(DomainEventKind kind) {
		return this.domains.callback(kind);
	}

	Callback networkCallback() {
		return this.objects.network();
	}

	Callback poolCallback() {
		return this.objects.pool();
	}

	Callback poolRefreshCallback() {
		return this.objects.poolRefresh();
	}

	Libvirt.VirConnectCloseFunc closeCallback() {
		return this.closed;
	}

	/** Hands over to the connection's sink; what the sink throws ends here. */
	void deliver(@Nullable Pointer opaque, Consumer<EventSink> delivery) {
		EventSink sink = (opaque != null) ? this.sinks.get(Pointer.nativeValue(opaque)) : null;
		if (sink == null) {
			return;
		}
		try {
			delivery.accept(sink);
		}
		catch (RuntimeException ex) {
			log.error("A listener of hypervisor events failed", ex);
		}
	}

	private static CloseReason reason(int number) {
		CloseReason[] reasons = CloseReason.values();
		return (number >= 0 && number < reasons.length) ? reasons[number] : CloseReason.ERROR;
	}

}

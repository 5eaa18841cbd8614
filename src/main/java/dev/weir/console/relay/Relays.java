package dev.weir.console.relay;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.weir.access.Access;
import dev.weir.access.AccessEvent;
import dev.weir.access.Actor;
import dev.weir.console.ConsoleEnd;
import dev.weir.console.ConsoleProperties;
import dev.weir.console.ticket.Admission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * All open consoles of this instance: begins them, watches over them and finds the reason
 * of their end. Thread-safe.
 */
@Component
class Relays implements Relay.Owner, FleetListener, SmartLifecycle {

	private static final Logger LOG = LoggerFactory.getLogger(Relays.class);

	/** How often the mirror is asked why a display closed, until the grace is over. */
	private static final int LOOKS = 10;

	/** How long a browser may take to answer the farewell. */
	private static final long FAREWELL_MILLIS = 2000;

	private final Set<Relay> open = ConcurrentHashMap.newKeySet();

	private final RelayWatch watch;

	private final Fleet fleet;

	private final BackendOpener opener;

	private final RelayThreads threads;

	private final RelayMetrics metrics;

	private final Clock clock;

	private final ConsoleProperties properties;

	private volatile boolean running;

	Relays(Access access, Fleet fleet, BackendOpener opener, Surroundings surroundings) {
		this.fleet = fleet;
		this.opener = opener;
		this.threads = surroundings.threads();
		this.metrics = surroundings.metrics();
		this.clock = surroundings.clock();
		this.properties = surroundings.properties();
		this.metrics.watch(this.open);
		fleet.listen(this);
		this.watch = new RelayWatch(access, this.properties, (relay) -> reason(relay) == ConsoleEnd.HOST_UNREACHABLE);
		this.watch.begin(this.threads.watch(), this.open);
	}

	/** Begins a console; whatever goes wrong ends it with a reason. */
	Relay begin(Admission admission, Browser browser) {
		Relay relay = new Relay(admission, browser, this, this.clock);
		this.open.add(relay);
		browser.sendsTo(relay);
		relay.suspendBrowser();
		if (this.open.size() > this.properties.maxOpen()) {
			relay.end(ConsoleEnd.TOO_MANY);
		}
		else {
			this.threads.opening().execute(() -> connect(relay));
		}
		return relay;
	}

	Collection<Relay> open() {
		return Collections.unmodifiableSet(this.open);
	}

	private void connect(Relay relay) {
		if (relay.isEnded()) {
			return;
		}
		try {
			relay.attach(this.opener.open(relay));
		}
		catch (Problem ex) {
			LOG.info("The console of {} could not be opened: {}", relay.admission().vm(), ex.getMessage());
			relay.end(ConsoleEnd.of(ex.kind()));
		}
		catch (IOException | RuntimeException ex) {
			LOG.error("The console of {} could not be opened", relay.admission().vm(), ex);
			relay.end(ConsoleEnd.INTERNAL);
		}
	}

	@Override
	public void ended(Relay relay, ConsoleEnd reason) {
		if (this.open.remove(relay)) {
			this.metrics.ended(relay, reason);
			LOG.info("A {} console of {} ended: {}", relay.admission().kind().id(), relay.admission().vm(),
					reason.id());
			farewell(relay.browser(), reason);
		}
	}

	/** A browser that does not answer is cut off. */
	void farewell(Browser browser, ConsoleEnd reason) {
		browser.close(reason);
		try {
			this.threads.watch().schedule(browser::cut, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			browser.cut();
		}
	}

	/** QEMU closes its display a moment before libvirt tells that the VM went off. */
	@Override
	public void backendClosed(Relay relay) {
		look(relay, LOOKS);
	}

	private void look(Relay relay, int looksLeft) {
		ConsoleEnd reason = reason(relay);
		boolean certain = reason == ConsoleEnd.VM_OFF || reason == ConsoleEnd.VM_GONE
				|| reason == ConsoleEnd.HOST_UNREACHABLE;
		if (certain || looksLeft <= 0) {
			relay.end(reason);
			return;
		}
		try {
			this.threads.watch()
				.schedule(() -> look(relay, looksLeft - 1), this.properties.closeGrace().toMillis() / LOOKS,
						TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			relay.end(ConsoleEnd.STOPPING);
		}
	}

	private ConsoleEnd reason(Relay relay) {
		Admission admission = relay.admission();
		if (!this.fleet.host(admission.host()).map(HostMirror::isUp).orElse(false)) {
			return ConsoleEnd.HOST_UNREACHABLE;
		}
		VmMirror vm = this.fleet.vm(admission.vm()).orElse(null);
		if (vm == null) {
			return ConsoleEnd.VM_GONE;
		}
		if (!vm.state().isActive()) {
			return ConsoleEnd.VM_OFF;
		}
		return switch (admission.kind()) {
			case VNC -> ConsoleEnd.DISPLAY_CLOSED;
			case SERIAL -> ConsoleEnd.TAKEN_OVER;
		};
	}

	@Override
	public void vmChanged(HostId host, VmId id) {
		if (this.open.isEmpty()) {
			return;
		}
		for (Relay relay : this.open) {
			if (relay.admission().vm().equals(id)) {
				ConsoleEnd reason = reason(relay);
				if (reason == ConsoleEnd.VM_OFF || reason == ConsoleEnd.VM_GONE) {
					relay.end(reason);
				}
			}
		}
	}

	/** Ends the consoles of whoever signs out, at once. */
	@EventListener
	void signedOut(AccessEvent.SignedOut event) {
		String session = event.actor().sessionId();
		if (session != null) {
			endThoseOf((actor) -> session.equals(actor.sessionId()));
		}
	}

	/** Ends the consoles of a session that was ended by force, at once. */
	@EventListener
	void sessionEnded(AccessEvent.SessionEnded event) {
		endThoseOf((actor) -> event.sessionId().equals(actor.sessionId()));
	}

	/** Ends the consoles opened with a revoked token, at once. */
	@EventListener
	void tokenRevoked(AccessEvent.TokenRevoked event) {
		endThoseOf((actor) -> Objects.equals(actor.tokenId(), event.target().id()));
	}

	private void endThoseOf(java.util.function.Predicate<Actor> whose) {
		this.open.stream()
			.filter((relay) -> whose.test(relay.admission().actor()))
			.forEach((relay) -> relay.end(ConsoleEnd.SIGNED_OUT));
	}

	/** Looks after every console, once. */
	void check() {
		this.watch.check(this.open, (relay) -> true);
	}

	/** Before the web server, which would cut every connection without a word. */
	@Override
	public void stop() {
		this.running = false;
		List<Relay> last = List.copyOf(this.open);
		last.forEach((relay) -> relay.end(ConsoleEnd.STOPPING));
		CompletableFuture
			.allOf(last.stream()
				.map((relay) -> relay.browser().gone().toCompletableFuture())
				.toArray(CompletableFuture[]::new))
			.completeOnTimeout(null, FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
			.join();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** What the consoles of this instance share. */
	@Component
	record Surroundings(RelayThreads threads, RelayMetrics metrics, @Qualifier("steadyClock") Clock clock,
			ConsoleProperties properties) {
	}

}

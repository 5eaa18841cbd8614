package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;

/**
 * Takes events from the native event loop's thread and remembers only what to read again,
 * so that any number of events costs as much as the objects they name. Emptied at once
 * after a quiet time, else every 20 ms. Thread-safe, never blocks.
 */
final class EventInbox implements HypervisorListener {

	private static final Duration PACE = Duration.ofMillis(20);

	/** Kinds that change nothing the mirror shows, some of them frequent. */
	private static final Set<DomainEventKind> IGNORED = Set.of(DomainEventKind.RTC_CHANGE, DomainEventKind.GRAPHICS,
			DomainEventKind.MIGRATION_ITERATION, DomainEventKind.BLOCK_THRESHOLD);

	/**
	 * Most domains that are remembered by name, many times what a host has: a daemon that
	 * tells of more is compared as a whole instead.
	 */
	static final int MOST = 50_000;

	private final Timer timer;

	private final Mailbox mailbox;

	private final Reader reader;

	private final Set<UUID> domains = ConcurrentHashMap.newKeySet();

	/** How many these are: counting them takes long. */
	private final AtomicInteger remembered = new AtomicInteger();

	private final AtomicBoolean networks = new AtomicBoolean();

	private final AtomicBoolean missed = new AtomicBoolean();

	private final AtomicBoolean pools = new AtomicBoolean();

	private final AtomicBoolean awake = new AtomicBoolean();

	private volatile long emptied;

	EventInbox(Timer timer, Mailbox mailbox, Reader reader) {
		this.timer = timer;
		this.mailbox = mailbox;
		this.reader = reader;
		this.emptied = timer.nanos() - PACE.toNanos();
	}

	@Override
	public void onEvent(HypervisorEvent event) {
		if (event instanceof HypervisorEvent.DomainChanged domain) {
			if (IGNORED.contains(domain.kind())) {
				return;
			}
			if (this.remembered.get() >= MOST) {
				this.missed.set(true);
			}
			else if (this.domains.add(domain.uuid())) {
				this.remembered.incrementAndGet();
			}
		}
		else if (event instanceof HypervisorEvent.NetworkChanged) {
			this.networks.set(true);
		}
		else {
			this.pools.set(true);
		}
		wake();
	}

	@Override
	public void onClosed(CloseReason reason) {
		this.mailbox.execute(() -> this.reader.closed(reason));
	}

	private void wake() {
		if (!this.awake.compareAndSet(false, true)) {
			return;
		}
		long rest = PACE.toNanos() - (this.timer.nanos() - this.emptied);
		if (rest <= 0) {
			this.mailbox.execute(this::empty);
		}
		else {
			this.timer.after(Duration.ofNanos(rest), () -> this.mailbox.execute(this::empty));
		}
	}

	private void empty() {
		this.emptied = this.timer.nanos();
		// Before the sets are read: an event that comes now wakes it again.
		this.awake.set(false);
		for (UUID uuid : this.domains) {
			if (this.domains.remove(uuid)) {
				this.remembered.decrementAndGet();
			}
			this.reader.domain(uuid);
		}
		if (this.missed.getAndSet(false)) {
			this.reader.missed();
		}
		if (this.networks.getAndSet(false)) {
			this.reader.networks();
		}
		if (this.pools.getAndSet(false)) {
			this.reader.pools();
		}
		this.reader.emptied();
	}

	/** Reads again what the events named; called in the mailbox. */
	interface Reader {

		void domain(UUID uuid);

		/** There were more domains than can be remembered. */
		void missed();

		void networks();

		void pools();

		/** All that came has been told. */
		void emptied();

		void closed(CloseReason reason);

	}

}

package dev.weir.web.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.task.TaskListener;
import dev.weir.task.TaskView;
import org.jspecify.annotations.Nullable;

/**
 * Hears of changes and tells every client. Changes of one object within a period become
 * one event. All sending happens on one thread of the timer and never blocks.
 * Thread-safe.
 */
class Broadcaster implements FleetListener, TaskListener {

	/** Long enough to gather a storm, short enough to feel immediate. */
	static final long PERIOD_MS = 50;

	static final long HEARTBEAT_SECONDS = 15;

	/** Events that wait for one client; a storm of more makes it look at everything. */
	static final int CLIENT_CAPACITY = 1024;

	/** From so many changes in one period on it is cheaper to look at everything once. */
	static final int STORM = CLIENT_CAPACITY / 2;

	private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] RESYNC = "event: resync\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

	private final EventLog log;

	private final ScheduledExecutorService timer;

	private final Map<Object, Change> pending = new LinkedHashMap<>();

	private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

	Broadcaster(EventLog log, ScheduledExecutorService timer) {
		this.log = log;
		this.timer = timer;
		timer.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
	}

	@Override
	public void vmChanged(HostId host, VmId vm) {
		changed(Change.of(host, vm));
	}

	@Override
	public void hostChanged(HostId host) {
		changed(Change.of(host));
	}

	@Override
	public void taskChanged(TaskView task) {
		changed(Change.of(task));
	}

	/**
	 * Tells the client of changes from now on, after those it missed.
	 * @param lastEventId the last event it saw, or null when it comes fresh
	 * @param listener whose client it is
	 */
	void subscribe(LiveClient client, @Nullable String lastEventId, Listener listener) {
		this.timer.execute(() -> {
			List<byte[]> first = new ArrayList<>(List.of(HELLO));
			if (lastEventId != null) {
				first.addAll(this.log.since(lastEventId).orElse(List.of(RESYNC)));
			}
			if (client.offer(first)) {
				this.subscriptions.add(new Subscription(client, listener));
			}
		});
	}

	/** Ends the clients of a session at once: it was signed out. */
	void endSession(String sessionId) {
		this.subscriptions.removeIf((subscription) -> {
			boolean ended = sessionId.equals(subscription.listener().sessionId());
			if (ended) {
				subscription.client().close();
			}
			return ended;
		});
	}

	/** How many listen. */
	int clients() {
		return this.subscriptions.size();
	}

	/** Ends all clients: Weir stops. */
	void close() {
		this.timer.shutdownNow();
		this.subscriptions.forEach((subscription) -> subscription.client().close());
		this.subscriptions.clear();
	}

	private void changed(Change change) {
		boolean first;
		synchronized (this.pending) {
			first = this.pending.isEmpty();
			this.pending.put(change.key(), change);
		}
		if (first && !this.timer.isShutdown()) {
			this.timer.schedule(this::flush, PERIOD_MS, TimeUnit.MILLISECONDS);
		}
	}

	private void flush() {
		List<Change> changes;
		synchronized (this.pending) {
			changes = List.copyOf(this.pending.values());
			this.pending.clear();
		}
		List<byte[]> messages = changes.stream().map(this.log::append).toList();
		send((messages.size() <= STORM) ? messages : List.of(RESYNC));
	}

	private void beat() {
		this.subscriptions.removeIf((subscription) -> {
			if (!subscription.listener().allowed().getAsBoolean()) {
				subscription.client().close();
			}
			return !subscription.client().offer(List.of(HEARTBEAT));
		});
	}

	private void send(List<byte[]> messages) {
		this.subscriptions.removeIf((subscription) -> !subscription.client().offer(messages));
	}

	/**
	 * Who listens.
	 *
	 * @param sessionId the session of a page, null for a program with a token
	 * @param allowed asked at each heartbeat: no ends the client
	 */
	record Listener(@Nullable String sessionId, BooleanSupplier allowed) {
	}

	private record Subscription(LiveClient client, Listener listener) {
	}

}

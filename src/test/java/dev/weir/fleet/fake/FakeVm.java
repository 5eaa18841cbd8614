package dev.weir.fleet.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A pretended virtual machine. Each change tells its event, unless it says otherwise.
 * Thread-safe.
 */
public final class FakeVm {

	private final FakeHost host;

	private final UUID uuid;

	private final Map<String, Object> stats = new ConcurrentHashMap<>();

	private volatile String name;

	private volatile DomainStatus status = new DomainStatus(DomainState.SHUT_OFF, 0, true, false, false);

	private volatile int vcpus = 2;

	private volatile int nextVcpus = 2;

	private volatile @Nullable String xml;

	private volatile @Nullable Problem unreadable;

	private volatile @Nullable Instant agentTime;

	private volatile boolean deaf;

	private volatile List<Integer> typed = List.of();

	private volatile AtomicBoolean hanging = new AtomicBoolean();

	FakeVm(FakeHost host, UUID uuid, String name) {
		this.host = host;
		this.uuid = uuid;
		this.name = name;
	}

	/** From now on its agent answers, with that time. */
	public FakeVm agentAt(Instant time) {
		this.agentTime = time;
		return this;
	}

	Instant agent() {
		Instant time = this.agentTime;
		if (time == null) {
			throw Problem.of(ErrorKind.AGENT_UNRESPONSIVE, ErrorKind.AGENT_UNRESPONSIVE.messageKey());
		}
		return time;
	}

	public UUID uuid() {
		return this.uuid;
	}

	public String name() {
		return this.name;
	}

	/** The MAC address of its one NIC, derived from its identity. */
	public String mac() {
		long bits = this.uuid.getLeastSignificantBits();
		return String.format("52:54:00:%02x:%02x:%02x", bits & 0xff, (bits >> 8) & 0xff, (bits >> 16) & 0xff);
	}

	public DomainStatus status() {
		return this.status;
	}

	/** Starts it. */
	public FakeVm start() {
		return status(DomainState.RUNNING, 1, 2);
	}

	/** Cuts its power; the next start uses what was changed for it. */
	public FakeVm stop() {
		this.vcpus = this.nextVcpus;
		return status(DomainState.SHUT_OFF, 1, 5);
	}

	/** Pauses it. */
	public FakeVm pause() {
		return status(DomainState.PAUSED, 1, 3);
	}

	/**
	 * Puts it into a state and tells a lifecycle event.
	 * @param reason libvirt's reason within the state
	 * @param event libvirt's lifecycle event
	 */
	public FakeVm status(DomainState state, int reason, int event) {
		quietly(new DomainStatus(state, reason, this.status.persistent(), this.status.autostart(), false));
		this.host.fire(this, event, 0);
		return this;
	}

	/** Changes what libvirt knows of it without any event (autostart has none). */
	public FakeVm quietly(DomainStatus changed) {
		this.status = changed;
		return this;
	}

	/** Changes its processors for the next start. */
	public FakeVm nextVcpus(int number) {
		this.nextVcpus = number;
		if (this.status.state() == DomainState.SHUT_OFF) {
			this.vcpus = number;
		}
		this.host.fire(this, 0, 1);
		return this;
	}

	/** Renames it, with the event of a definition. */
	public FakeVm rename(String newName) {
		this.name = newName;
		this.host.fire(this, 0, 2);
		return this;
	}

	/** Gives it a definition of the test's own. */
	public FakeVm xml(String text) {
		this.xml = text;
		this.host.fire(this, 0, 1);
		return this;
	}

	/** Lets its guest ignore every request to shut down. */
	public FakeVm deaf() {
		this.deaf = true;
		return this;
	}

	boolean isDeaf() {
		return this.deaf;
	}

	/** Lets every read of its definition fail. */
	public FakeVm unreadable(ErrorKind kind, String words) {
		this.unreadable = FakeHost.told(kind, words);
		this.host.fire(this, 0, 1);
		return this;
	}

	/** Lets every read of its definition hang while the switch is on. */
	public FakeVm hangs(AtomicBoolean on) {
		this.hanging = on;
		return this;
	}

	/** Sets a figure under libvirt's name. */
	public FakeVm stat(String figure, Object value) {
		this.stats.put(figure, value);
		return this;
	}

	void type(List<Integer> keycodes) {
		this.typed = List.copyOf(keycodes);
	}

	/** The keys that were pressed together last. */
	public List<Integer> typed() {
		return this.typed;
	}

	Map<String, Object> stats() {
		this.stats.put("state.state", (long) this.status.state().ordinal());
		this.stats.put("state.reason", (long) this.status.reason());
		return Map.copyOf(this.stats);
	}

	String xml(boolean live) {
		Problem failure = this.unreadable;
		if (failure != null) {
			throw failure;
		}
		this.host.waitWhile(this.hanging);
		String own = this.xml;
		return (own != null) ? own : FakeXml.of(this, live ? this.vcpus : this.nextVcpus);
	}

}

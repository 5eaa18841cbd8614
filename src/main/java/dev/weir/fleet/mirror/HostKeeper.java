package dev.weir.fleet.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.fleet.WatchedHost;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the mirror of one host: connects, follows, and after a loss waits and connects
 * again. Everything happens one after the other in its mailbox and nothing there blocks;
 * the methods may be called from any thread.
 *
 * <pre>
 * CONNECTING --greeted--&gt; UP --no answer, closed--&gt; UNREACHABLE --back-off, greeted--&gt; UP
 *      \--refused--&gt; REJECTED (tried again every five minutes)      DISABLED: no connection
 * </pre>
 */
final class HostKeeper {

	private static final Logger log = LoggerFactory.getLogger(HostKeeper.class);

	/** Wrong credentials seldom cure themselves, and trying them may lock an account. */
	private static final Duration REJECTED_WAIT = Duration.ofMinutes(5);

	/** A connection that lived as long was a good one: the back-off starts afresh. */
	private static final Duration GOOD_LIFE = Duration.ofSeconds(10);

	/** The list of 10,000 domains takes a fraction of a second, even on a slow link. */
	private static final Duration GREETING = Duration.ofSeconds(20);

	private final HostId id;

	private final FleetParts parts;

	private final Mailbox mailbox;

	private final Opener opener;

	private final Backoff backoff;

	private final VmTable table;

	private final HostBoard board;

	private WatchedHost host;

	private volatile @Nullable HostSession session;

	private Timer.@Nullable Alarm retry;

	private long began;

	private boolean forgotten;

	HostKeeper(WatchedHost host, FleetParts parts) {
		this.id = host.id();
		this.host = host;
		this.parts = parts;
		this.mailbox = new Mailbox(parts.workers().quick());
		this.opener = new Opener(parts);
		this.backoff = new Backoff(parts.settings().backoffLimit(), parts.chance());
		this.table = new VmTable(host.id(), host.name(), parts.clock(), parts.herald());
		this.board = new HostBoard(host, this.table, parts);
		this.mailbox.execute(this::begin);
	}

	/** What is known; never waits. */
	HostMirror mirror() {
		return this.board.mirror();
	}

	VmTable table() {
		return this.table;
	}

	/** Takes over a changed name, connection or enablement. */
	void watch(WatchedHost changed) {
		this.mailbox.execute(() -> {
			WatchedHost old = this.host;
			this.host = changed;
			this.table.rename(changed.name());
			this.board.called(changed);
			if (!old.connection().equals(changed.connection()) || old.enabled() != changed.enabled()) {
				leave();
				this.backoff.reset();
				this.board.state(HostState.CONNECTING, null);
				begin();
			}
		});
	}

	/** Ends it for good. */
	void forget() {
		this.mailbox.execute(() -> {
			this.forgotten = true;
			leave();
		});
	}

	/** Connects now if it is not connected. */
	void retryNow() {
		this.mailbox.execute(() -> {
			if (this.session == null && this.host.enabled()) {
				this.backoff.reset();
				begin();
			}
		});
	}

	/**
	 * Runs a call on the command connection.
	 * @return its answer or a {@link Problem}: HOST_UNREACHABLE at once when not up
	 */
	<T> CompletableFuture<T> command(HostCall<T> call, Duration deadline) {
		HostSession present = this.session;
		HostMirror now = mirror();
		if (present == null || !now.isUp()) {
			return CompletableFuture.failedFuture(unreachable(now));
		}
		return present.session().commands().run(call, deadline).whenComplete((answer, failure) -> {
			if (failure != null && Failures.problem(failure).kind() == ErrorKind.HOST_UNREACHABLE) {
				this.mailbox.execute(() -> present.rounds().beatNow());
			}
		});
	}

	/** Ends when the domain as it is now stands in the mirror, or the host is gone. */
	CompletableFuture<Void> reread(UUID uuid) {
		return inSession((present) -> present.reads().read(uuid));
	}

	/** Ends when pools and networks as they are now stand in the mirror. */
	CompletableFuture<Void> rereadHost() {
		return inSession((present) -> CompletableFuture.allOf(present.rounds().pools(), present.rounds().networks()));
	}

	private CompletableFuture<Void> inSession(Function<HostSession, CompletableFuture<Void>> reading) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		this.mailbox.execute(() -> {
			HostSession present = this.session;
			if (present == null || !mirror().isUp()) {
				done.complete(null);
				return;
			}
			reading.apply(present).whenComplete((nothing, failure) -> done.complete(null));
		});
		return done;
	}

	private static Problem unreachable(HostMirror host) {
		Instant since = host.since();
		HostTrouble trouble = host.reason();
		return new Problem(ErrorKind.HOST_UNREACHABLE, "fleet.host.unreachable", List.of(host.name(), since.toString()),
				(trouble != null) ? trouble.detail() : null, null);
	}

	private void begin() {
		cancelRetry();
		if (this.forgotten) {
			return;
		}
		if (!this.host.enabled()) {
			this.board.state(HostState.DISABLED, null);
			return;
		}
		HostState state = mirror().state();
		if (state != HostState.UNREACHABLE && state != HostState.REJECTED) {
			this.board.state(HostState.CONNECTING, null);
		}
		this.began = this.parts.timer().nanos();
		HostSession opened = new HostSession(this.host, this.parts, this.opener,
				new HostSession.Ends(this.mailbox, this.board, this.table, this::lost));
		this.session = opened;
		opened.session()
			.reads()
			.run(Greeting::of, GREETING)
			.whenCompleteAsync((greeting, failure) -> greeted(opened, greeting, failure), this.mailbox);
	}

	private void greeted(HostSession opened, @Nullable Greeting greeting, @Nullable Throwable failure) {
		if (opened != this.session) {
			return;
		}
		if (greeting == null) {
			lost(opened, Failures.problem((failure != null) ? failure : new IllegalStateException("no greeting")));
			return;
		}
		this.board.facts(greeting.facts());
		this.board.state(HostState.UP, null);
		log.info("Host '{}' is up with {} virtual machines", this.host.name(), greeting.census().domains().size());
		opened.start(greeting);
	}

	private void lost(HostSession lost, Problem problem) {
		if (lost != this.session) {
			return;
		}
		boolean rejected = problem.kind() == ErrorKind.HOST_REJECTED;
		long lived = this.parts.timer().nanos() - this.began;
		boolean wasUp = mirror().isUp();
		leave();
		if (wasUp && lived > GOOD_LIFE.toNanos()) {
			this.backoff.reset();
		}
		if (mirror().state() == HostState.UP || mirror().state() == HostState.CONNECTING) {
			log.warn("Host '{}' is {}: {}", this.host.name(), rejected ? "refused" : "unreachable",
					problem.getMessage());
		}
		this.board.state(rejected ? HostState.REJECTED : HostState.UNREACHABLE, HostTrouble.of(problem));
		Duration wait = rejected ? REJECTED_WAIT : this.backoff.next();
		// A try that took its whole deadline has waited already.
		Duration rest = wasUp ? wait : wait.minusNanos(lived);
		this.retry = this.parts.timer()
			.after(rest.compareTo(Duration.ofMillis(300)) < 0 ? Duration.ofMillis(300) : rest,
					() -> this.mailbox.execute(this::begin));
	}

	/** Lets go of the present connections without waiting for them. */
	private void leave() {
		cancelRetry();
		HostSession left = this.session;
		this.session = null;
		if (left != null) {
			left.stop();
		}
	}

	private void cancelRetry() {
		if (this.retry != null) {
			this.retry.cancel();
			this.retry = null;
		}
	}

}

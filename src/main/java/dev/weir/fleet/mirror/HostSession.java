package dev.weir.fleet.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * The work that follows a host through one connected life: events, periodic reads, and a
 * full comparison in bulk now and then. Used in the keeper's mailbox only.
 */
final class HostSession implements EventInbox.Reader {

	/** A whole comparison after events that could not be remembered waits for others. */
	private static final Duration MISSED_WAIT = Duration.ofSeconds(1);

	/** A tenth of all definitions a minute is read again, for changes without events. */
	private static final int SWEEP = 10;

	private final Session session;

	private final VmTable table;

	private final Mailbox mailbox;

	private final FleetParts parts;

	private final BiConsumer<HostSession, Problem> lost;

	private final DomainReads reads;

	private final HostRounds rounds;

	private final Cadence stats;

	private final Cadence resync;

	private boolean comparing;

	HostSession(WatchedHost host, FleetParts parts, Opener opener, Ends ends) {
		this.parts = parts;
		this.table = ends.table();
		this.lost = ends.lost();
		Mailbox mailbox = ends.mailbox();
		this.mailbox = mailbox;
		FleetSettings settings = parts.settings();
		this.session = new Session(host, parts, opener, new EventInbox(parts.timer(), mailbox, this));
		KeeperEnds keeper = new KeeperEnds(mailbox, this::doubtful, this::gone);
		this.reads = new DomainReads(this.session, this.table, new DomainReads.ReadsContext(mailbox,
				settings.readDeadline(), this::gone, (set) -> parts.workers().throwAway("weir-close", set::close)));
		this.rounds = new HostRounds(this.session, ends.board(), this.table, parts, keeper);
		this.stats = new Cadence(parts.timer(), mailbox, settings.stateEvery(),
				parts.measured("stats", new StatsRounds(this.session, this.table, parts, keeper)::round));
		this.resync = new Cadence(parts.timer(), mailbox, settings.resyncEvery(),
				parts.measured("resync", () -> compare(mailbox)));
	}

	Session session() {
		return this.session;
	}

	DomainReads reads() {
		return this.reads;
	}

	HostRounds rounds() {
		return this.rounds;
	}

	/** Fills the mirror and follows the host from now on. */
	void start(Greeting greeting) {
		fill(greeting);
		this.rounds.start();
		this.stats.later();
		this.resync.later();
	}

	/** Ends everything without waiting. */
	void stop() {
		this.stats.stop();
		this.resync.stop();
		this.rounds.stop();
		this.session.close();
		this.reads.stop();
	}

	/** After a time without events every definition may have changed. */
	private void fill(Greeting greeting) {
		Greeting.Census census = greeting.census();
		this.reads.hold(greeting.held());
		census.domains().forEach((domain) -> ask(domain, census));
		askMissing(census);
		this.reads.go();
	}

	private CompletableFuture<?> compare(Mailbox mailbox) {
		Instant sweepBefore = this.parts.clock()
			.instant()
			.minus(this.parts.settings().resyncEvery().multipliedBy(SWEEP));
		return this.session.reads()
			.run(Greeting.Census::of, this.parts.settings().readDeadline().multipliedBy(2))
			.thenAcceptAsync((census) -> {
				if (!this.session.isClosed()) {
					compare(census, sweepBefore);
				}
			}, mailbox);
	}

	private void compare(Greeting.Census census, Instant sweepBefore) {
		for (DomainRef domain : census.domains()) {
			VmMirror vm = this.table.find(new VmId(domain.uuid())).orElse(null);
			if (vm == null || vm.unreadable() != null || !isShown(vm, domain, census)) {
				ask(domain, census);
			}
		}
		askMissing(census);
		List<VmMirror> old = new ArrayList<>();
		this.table.view().values().stream().filter((vm) -> vm.readAt().isBefore(sweepBefore)).forEach(old::add);
		old.sort(Comparator.comparing(VmMirror::readAt));
		old.stream()
			.limit(Math.max(32, census.domains().size() / SWEEP))
			.forEach((vm) -> this.reads.ask(ReadRequest.of(vm.id().value())));
		this.reads.go();
	}

	private static boolean isShown(VmMirror vm, DomainRef domain, Greeting.Census census) {
		DomainStatus status = census.statuses().get(domain.uuid());
		return status != null && vm.name().equals(domain.name()) && vm.persistent() == status.persistent()
				&& vm.autostart() == status.autostart() && vm.managedSave() == status.managedSave()
				&& VmTable.isShown(vm, status.state(), status.reason());
	}

	private void ask(DomainRef domain, Greeting.Census census) {
		this.reads.ask(new ReadRequest(domain.uuid(), domain.name(), census.statuses().get(domain.uuid()), false));
	}

	/**
	 * What is not in the list is read rather than dropped: it may have come since, and
	 * one that is gone says so.
	 */
	private void askMissing(Greeting.Census census) {
		Set<UUID> listed = new HashSet<>();
		census.domains().forEach((domain) -> listed.add(domain.uuid()));
		for (VmId id : this.table.view().keySet()) {
			if (!listed.contains(id.value())) {
				this.reads.ask(ReadRequest.of(id.value()));
			}
		}
	}

	private void doubtful(UUID uuid) {
		this.reads.ask(ReadRequest.of(uuid));
		this.reads.go();
	}

	private void gone(Problem problem) {
		this.lost.accept(this, problem);
	}

	/** A storm may name many that are not there; those that are known are few enough. */
	@Override
	public void domain(UUID uuid) {
		if (this.reads.waiting() < EventInbox.MOST || this.table.find(new VmId(uuid)).isPresent()) {
			this.reads.ask(ReadRequest.of(uuid));
		}
		else {
			missed();
		}
	}

	@Override
	public void missed() {
		if (!this.comparing) {
			this.comparing = true;
			this.parts.timer().after(MISSED_WAIT, () -> this.mailbox.execute(() -> {
				this.comparing = false;
				this.resync.now();
			}));
		}
	}

	@Override
	public void networks() {
		this.rounds.networks();
	}

	@Override
	public void pools() {
		this.rounds.pools();
	}

	@Override
	public void emptied() {
		this.reads.go();
	}

	@Override
	public void closed(CloseReason reason) {
		gone(Problem.of(ErrorKind.HOST_UNREACHABLE, switch (reason) {
			case ERROR -> "fleet.host.closed.error";
			case END_OF_FILE -> "fleet.host.closed.by-host";
			case KEEPALIVE -> "fleet.host.closed.silent";
			case CLIENT -> "fleet.host.closed";
		}));
	}

	/**
	 * Where the session belongs.
	 *
	 * @param lost told, with the session, that the host is gone
	 */
	record Ends(Mailbox mailbox, HostBoard board, VmTable table, BiConsumer<HostSession, Problem> lost) {
	}

}

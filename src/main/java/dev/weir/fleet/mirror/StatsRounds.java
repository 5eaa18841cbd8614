package dev.weir.fleet.mirror;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.StatsGroup;

/**
 * Reads the figures of running virtual machines in bulk: first what libvirtd knows by
 * itself, then, in a call of its own and less often, what it must ask each QEMU. When
 * that call hangs on one stuck QEMU its connection is dropped at the deadline, and on the
 * next one libvirtd passes over that guest. Used in the keeper's mailbox only.
 */
final class StatsRounds {

	private static final Set<StatsGroup> LIGHT = EnumSet.of(StatsGroup.STATE, StatsGroup.INTERFACE);

	private static final Set<StatsGroup> CPU = EnumSet.of(StatsGroup.CPU_TOTAL, StatsGroup.BALLOON, StatsGroup.VCPU);

	/** What a guest takes of the deadline: twice the 14 ms measured for all groups. */
	private static final Duration PER_GUEST = Duration.ofMillis(30);

	private final Session session;

	private final VmTable table;

	private final FleetSettings settings;

	private final Timer timer;

	private final Clock clock;

	private final Mailbox mailbox;

	private final Consumer<UUID> doubtful;

	private final Map<UUID, UsageMeter> meters = new HashMap<>();

	private long cpuAt;

	private long blockAt;

	/**
	 * @param doubtful told of a domain whose state is not the one shown
	 */
	StatsRounds(Session session, VmTable table, FleetParts parts, KeeperEnds ends) {
		this.session = session;
		this.table = table;
		this.settings = parts.settings();
		this.timer = parts.timer();
		this.clock = parts.clock();
		this.mailbox = ends.mailbox();
		this.doubtful = ends.doubtful();
		this.cpuAt = this.timer.nanos() - this.settings.cpuEvery().toNanos();
		this.blockAt = this.timer.nanos() - this.settings.blockEvery().toNanos();
	}

	CompletableFuture<?> round() {
		int active = this.table.active();
		if (active == 0) {
			this.meters.clear();
			return CompletableFuture.completedFuture(null);
		}
		Duration deadline = this.settings.statsDeadline().plus(PER_GUEST.multipliedBy(active));
		return read(LIGHT, deadline).thenComposeAsync((light) -> deep(deadline), this.mailbox);
	}

	private CompletableFuture<?> deep(Duration deadline) {
		Set<StatsGroup> groups = EnumSet.noneOf(StatsGroup.class);
		long now = this.timer.nanos();
		boolean cpuDue = isDue(now, this.cpuAt, this.settings.cpuEvery());
		boolean blockDue = isDue(now, this.blockAt, this.settings.blockEvery());
		if (cpuDue) {
			groups.addAll(CPU);
		}
		if (blockDue) {
			groups.add(StatsGroup.BLOCK);
		}
		if (groups.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		return read(groups, deadline).thenRunAsync(() -> {
			this.cpuAt = cpuDue ? now : this.cpuAt;
			this.blockAt = blockDue ? now : this.blockAt;
		}, this.mailbox);
	}

	private CompletableFuture<Void> read(Set<StatsGroup> groups, Duration deadline) {
		return this.session.stats()
			.run((connection) -> connection.domains().runningStats(groups), deadline)
			.thenAcceptAsync(this::take, this.mailbox);
	}

	private void take(List<DomainStats> all) {
		if (this.session.isClosed()) {
			return;
		}
		UsageMeter.Moment moment = new UsageMeter.Moment(this.timer.nanos(), this.clock.instant());
		for (DomainStats stats : all) {
			VmMirror vm = this.table.find(new VmId(stats.uuid())).orElse(null);
			if (vm == null || isDoubtful(vm, stats)) {
				this.doubtful.accept(stats.uuid());
			}
			else if (vm.state().isActive()) {
				UsageMeter meter = this.meters.computeIfAbsent(stats.uuid(), (any) -> new UsageMeter());
				this.table.usage(vm, meter.read(stats, vm.usage(), moment, vm.definition().vcpus()));
			}
		}
		if (this.meters.size() > all.size()) {
			Set<UUID> running = new HashSet<>();
			all.forEach((stats) -> running.add(stats.uuid()));
			this.meters.keySet().retainAll(running);
		}
	}

	private static boolean isDoubtful(VmMirror vm, DomainStats stats) {
		long state = stats.number("state.state", -1);
		return state >= 0 && vm.unreadable() == null && !VmTable.isShown(vm, DomainState.of((int) state),
				(int) stats.number("state.reason", vm.stateReason()));
	}

	/** A quarter of a period early is early enough: rounds do not begin to the moment. */
	private static boolean isDue(long now, long last, Duration period) {
		return now - last >= period.toNanos() * 3 / 4;
	}

}

package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.DhcpLease;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeCpuTimes;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is read of a host itself again and again while it is up: heartbeat, pools,
 * networks, leases and, once, its capabilities. Used in the keeper's mailbox only.
 */
final class HostRounds {

	private static final Logger log = LoggerFactory.getLogger(HostRounds.class);

	/** On a host whose KVM is unusable libvirt takes up to 45 s for them. */
	private static final Duration CAPABILITIES = Duration.ofMinutes(3);

	private final Session session;

	private final HostBoard board;

	private final VmTable table;

	private final FleetSettings settings;

	private final KeeperEnds ends;

	private final Cadence heartbeat;

	private final Cadence pools;

	private final Cadence networks;

	private final Cadence leases;

	private @Nullable NodeCpuTimes lastTimes;

	HostRounds(Session session, HostBoard board, VmTable table, FleetParts parts, KeeperEnds ends) {
		this.session = session;
		this.board = board;
		this.table = table;
		this.settings = parts.settings();
		this.ends = ends;
		Timer timer = parts.timer();
		Mailbox mailbox = ends.mailbox();
		this.heartbeat = new Cadence(timer, mailbox, this.settings.heartbeatEvery(),
				parts.measured("heartbeat", this::beat));
		this.pools = new Cadence(timer, mailbox, this.settings.resyncEvery(),
				background("pools", (connection) -> connection.storagePools().list(), board::pools));
		this.networks = new Cadence(timer, mailbox, this.settings.resyncEvery(),
				background("networks", (connection) -> connection.networks().list(), board::networks));
		this.leases = new Cadence(timer, mailbox, this.settings.leasesEvery(),
				background("leases", this::readLeases, this::join));
	}

	void start() {
		this.heartbeat.now();
		this.pools.now();
		// Leases are read of the networks that are known then.
		this.networks.now().thenRunAsync(this.leases::now, this.ends.mailbox());
		this.session.commands()
			.run((connection) -> connection.node().capabilitiesXml(), CAPABILITIES)
			.thenAcceptAsync(this.board::capabilities, this.ends.mailbox());
	}

	void stop() {
		this.heartbeat.stop();
		this.pools.stop();
		this.networks.stop();
		this.leases.stop();
	}

	/** Finds out now whether the host answers. */
	void beatNow() {
		this.heartbeat.now();
	}

	/** Reads the pools again; ends when they are in the mirror. */
	CompletableFuture<Void> pools() {
		return this.pools.now();
	}

	/** Reads the networks again; ends when they are in the mirror. */
	CompletableFuture<Void> networks() {
		return this.networks.now();
	}

	/** The proof that the host answers: the one read whose failure means it is gone. */
	private CompletableFuture<?> beat() {
		return this.session.reads()
			.run((connection) -> new Beat(connection.node().freeMemoryKib(), connection.node().cpuTimes()),
					this.settings.readDeadline())
			.handleAsync((beat, failure) -> {
				if (!this.session.isClosed()) {
					took(beat, failure);
				}
				return null;
			}, this.ends.mailbox());
	}

	private void took(@Nullable Beat beat, @Nullable Throwable failure) {
		if (beat != null) {
			this.board.figures(beat.freeMemoryKib(), percent(this.lastTimes, beat.times()));
			this.lastTimes = beat.times();
			return;
		}
		Problem problem = (failure != null) ? Failures.problem(failure) : null;
		if (problem != null && Failures.isHostGone(problem)) {
			this.ends.lost().accept(problem);
		}
		else {
			// It answered, though not with figures.
			this.board.figures(-1, -1);
		}
	}

	static double percent(@Nullable NodeCpuTimes last, NodeCpuTimes now) {
		if (last == null) {
			return -1;
		}
		long busy = now.user() + now.system() - last.user() - last.system();
		long idle = now.idle() + now.iowait() - last.idle() - last.iowait();
		return (busy < 0 || idle < 0 || busy + idle == 0) ? -1 : 100.0 * busy / (busy + idle);
	}

	/**
	 * A read whose failure only leaves its part of the mirror as it was. While one hangs
	 * beyond its deadline it is not tried again: each try would cost a thread.
	 */
	private <T> Supplier<CompletableFuture<?>> background(String what, HostCall<T> call, Consumer<T> taken) {
		AtomicBoolean running = new AtomicBoolean();
		HostCall<T> watched = (connection) -> {
			running.set(true);
			try {
				return call.run(connection);
			}
			finally {
				running.set(false);
			}
		};
		return () -> running.get() ? CompletableFuture.completedFuture(null)
				: this.session.reads()
					.run(watched, this.settings.readDeadline())
					.thenAcceptAsync((value) -> take(value, taken), this.ends.mailbox())
					.exceptionally((failure) -> {
						log.debug("Could not read {} of {}", what, this.board.mirror().name(), failure);
						return null;
					});
	}

	private <T> void take(T value, Consumer<T> taken) {
		if (!this.session.isClosed()) {
			taken.accept(value);
		}
	}

	private Map<String, List<String>> readLeases(HypervisorConnection connection) {
		Map<String, List<String>> byMac = new HashMap<>();
		for (NetworkInfo network : this.board.mirror().networks()) {
			if (network.active()) {
				leases(connection, network).forEach((lease) -> {
					if (lease.mac() != null) {
						byMac.merge(key(lease.mac()), List.of(lease.address()), HostRounds::both);
					}
				});
			}
		}
		return byMac;
	}

	/**
	 * One network that has gone or has no DHCP server does not cost the others theirs.
	 */
	private static List<DhcpLease> leases(HypervisorConnection connection, NetworkInfo network) {
		try {
			return connection.networks().leases(network.name());
		}
		catch (Problem ex) {
			if (Failures.isHostGone(ex)) {
				throw ex;
			}
			return List.of();
		}
	}

	private void join(Map<String, List<String>> byMac) {
		for (VmMirror vm : this.table.view().values()) {
			if (vm.state().isActive()) {
				List<String> addresses = List.of();
				for (Nic nic : vm.definition().nics()) {
					addresses = both(addresses, byMac.getOrDefault(key(nic.mac()), List.of()));
				}
				this.table.addresses(vm, addresses);
			}
		}
	}

	private static String key(String mac) {
		return mac.toLowerCase(Locale.ROOT);
	}

	private static List<String> both(List<String> some, List<String> others) {
		if (some.isEmpty() || others.isEmpty()) {
			return some.isEmpty() ? others : some;
		}
		return Stream.concat(some.stream(), others.stream()).distinct().toList();
	}

	/** One answer of the host about itself. */
	private record Beat(long freeMemoryKib, NodeCpuTimes times) {
	}

}

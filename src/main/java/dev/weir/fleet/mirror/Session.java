package dev.weir.fleet.mirror;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.weir.fleet.WatchedHost;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;

/**
 * One connected life of a host: three connections, each with its own threads. Events and
 * quick reads; statistics, which hang with one stuck QEMU and are then replaced; commands
 * and long jobs. It ends with the first connection; the other two come and go.
 * Thread-safe.
 */
final class Session {

	/** Three fill the mirror, one is for the heartbeat, one for all else. */
	private static final int READ_THREADS = 5;

	/** One less than libvirtd serves a client at a time. */
	private static final int COMMAND_THREADS = 4;

	private static final int QUEUE = 64;

	private final Line reads;

	private final Line stats;

	private final Line commands;

	private volatile boolean closed;

	Session(WatchedHost host, FleetParts parts, Opener opener, HypervisorListener listener) {
		ConnectionSpec spec = host.connection();
		Consumer<HypervisorConnection> closing = (opened) -> parts.workers().throwAway("weir-close", opened::close);
		CompletableFuture<HypervisorConnection> first = opener.open(spec, listener);
		// It must not be opened again behind our back: events would be missing.
		this.reads = new Line(() -> first, () -> lane(parts, "weir-read", READ_THREADS), closing);
		this.stats = new Line(() -> opener.open(spec, Deaf.EARS), () -> lane(parts, "weir-stats", 1), closing);
		this.commands = new Line(() -> opener.open(spec, Deaf.EARS), () -> lane(parts, "weir-command", COMMAND_THREADS),
				closing);
	}

	/** Events and quick reads. */
	Line reads() {
		return this.reads;
	}

	/** Statistics. */
	Line stats() {
		return this.stats;
	}

	/** Commands and long jobs. */
	Line commands() {
		return this.commands;
	}

	boolean isClosed() {
		return this.closed;
	}

	/** Ends it: calls in flight fail, connections close in the background. */
	void close() {
		this.closed = true;
		this.stats.close();
		this.commands.close();
		this.reads.close();
	}

	private static Lane lane(FleetParts parts, String name, int threads) {
		return new Lane(parts.workers().pool(name, threads, QUEUE), threads, parts.timer());
	}

	/** For connections whose events nobody wants. */
	private enum Deaf implements HypervisorListener {

		EARS;

		@Override
		public void onEvent(HypervisorEvent event) {
			// Not subscribed.
		}

		@Override
		public void onClosed(CloseReason reason) {
			// The next call finds out and opens another.
		}

	}

}

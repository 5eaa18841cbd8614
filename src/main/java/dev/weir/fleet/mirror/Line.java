package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.weir.fleet.HostCommands.HostCall;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One of a host's connections with the threads that call it: opened at the first call,
 * opened again after it died, replaced as a whole once it is jammed. Thread-safe, never
 * blocks the caller.
 */
final class Line {

	/** Most jammed connections left behind at a time, each with its lost threads. */
	private static final int LEFT_BEHIND = 3;

	private final Supplier<CompletableFuture<HypervisorConnection>> opening;

	private final Supplier<Lane> lanes;

	private final Consumer<HypervisorConnection> closing;

	private final List<Lane> jammed = new ArrayList<>();

	private @Nullable Link link;

	private boolean closed;

	/**
	 * @param closing closes a connection without blocking its caller
	 */
	Line(Supplier<CompletableFuture<HypervisorConnection>> opening, Supplier<Lane> lanes,
			Consumer<HypervisorConnection> closing) {
		this.opening = opening;
		this.lanes = lanes;
		this.closing = closing;
	}

	/**
	 * Runs a call, on a connection opened for it where there is none.
	 * @param deadline from the moment the connection is open
	 * @return its answer or a {@link Problem}
	 */
	<T> CompletableFuture<T> run(HostCall<T> call, Duration deadline) {
		Link used;
		try {
			used = link();
		}
		catch (Problem ex) {
			return CompletableFuture.failedFuture(ex);
		}
		return used.submit(call, deadline).whenComplete((answer, failure) -> leaveIfJammed(used));
	}

	/** Closes it for good; calls in flight fail at once. */
	synchronized void close() {
		this.closed = true;
		drop();
	}

	/** Drops the connection; the next call opens another. */
	synchronized void drop() {
		Link dropped = this.link;
		this.link = null;
		if (dropped != null) {
			dropped.close(this.closing);
		}
	}

	private synchronized Link link() {
		if (this.closed) {
			throw new Problem(ErrorKind.HOST_UNREACHABLE, ErrorKind.HOST_UNREACHABLE.messageKey(), List.of(), null,
					null);
		}
		Link present = this.link;
		if (present != null && present.isDead()) {
			drop();
			present = null;
		}
		if (present == null) {
			this.jammed.removeIf((lane) -> lane.stuck() == 0);
			if (this.jammed.size() >= LEFT_BEHIND) {
				throw new Problem(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey(), List.of(), null, null);
			}
			present = new Link(this.opening.get(), this.lanes.get());
			this.link = present;
		}
		return present;
	}

	private synchronized void leaveIfJammed(Link used) {
		if (used == this.link && used.lane().isJammed()) {
			this.jammed.add(used.lane());
			this.link = null;
			used.retire(this.closing);
		}
	}

	/** One life of the line. */
	private static final class Link {

		private final CompletableFuture<HypervisorConnection> connection;

		private final Lane lane;

		/**
		 * Ends when the last call so far is in the lane: each call waits for the one
		 * before.
		 */
		private CompletableFuture<HypervisorConnection> turn;

		Link(CompletableFuture<HypervisorConnection> connection, Lane lane) {
			this.connection = connection;
			this.lane = lane;
			this.turn = connection;
		}

		Lane lane() {
			return this.lane;
		}

		synchronized <T> CompletableFuture<T> submit(HostCall<T> call, Duration deadline) {
			CompletableFuture<CompletableFuture<T>> submitted = this.turn
				.thenApply((opened) -> this.lane.submit(() -> call.run(opened), deadline));
			this.turn = submitted.thenCombine(this.connection, (answer, opened) -> opened);
			return submitted.thenCompose((answer) -> answer);
		}

		boolean isDead() {
			if (!this.connection.isDone()) {
				return false;
			}
			return this.connection.isCompletedExceptionally() || !this.connection.join().isAlive();
		}

		/** Calls that are not past their deadline may end; a long job, for one. */
		void retire(Consumer<HypervisorConnection> closing) {
			this.lane.retire(() -> this.connection.thenAccept(closing));
		}

		void close(Consumer<HypervisorConnection> closing) {
			this.lane.abandon();
			this.connection.thenAccept(closing);
		}

	}

}

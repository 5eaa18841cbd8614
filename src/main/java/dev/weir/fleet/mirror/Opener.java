package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Opens connections to one host. libvirt's own open has no deadline (two minutes where
 * packets are dropped, for ever where the daemon hangs), so each try gets a thread that
 * may be left behind; what it opens too late is closed at once. While one is left behind,
 * the next knocks first: a host that is cut off costs no more threads, however long it
 * stays so. So does whoever comes after a try that found nobody: what closes a connection
 * before libvirt's first question costs its client a file now and then. Thread-safe,
 * never blocks the caller.
 */
final class Opener {

	/**
	 * Most tries left behind: one where packets are dropped and one for each line that
	 * was about to be opened; more only where a daemon hangs, and all of them end when it
	 * goes on.
	 */
	private static final int LEFT_BEHIND = 4;

	private final FleetParts parts;

	/**
	 * A daemon may never go on, and a host that lost its power forgets its side of a
	 * connection: then some tries never end, and the host is tried again nevertheless,
	 * after a wait that doubles with each of them.
	 */
	private static final Duration HOPELESS = Duration.ofMinutes(10);

	/** From then on the wait stays as long: about a day. */
	private static final int MOST_DOUBLINGS = 7;

	private final AtomicInteger leftBehind = new AtomicInteger();

	private volatile long lastBegun;

	/** The last try to end found nobody. */
	private volatile boolean refused;

	Opener(FleetParts parts) {
		this.parts = parts;
	}

	CompletableFuture<HypervisorConnection> open(ConnectionSpec spec, HypervisorListener listener) {
		Try attempt = new Try(spec, listener);
		if (isHopeless(this.leftBehind.get() - LEFT_BEHIND)) {
			attempt.answer.completeExceptionally(timedOut());
			return attempt.answer;
		}
		this.lastBegun = this.parts.timer().nanos();
		Timer.Alarm alarm = this.parts.timer().after(this.parts.settings().openDeadline(), attempt::expire);
		this.parts.workers().throwAway("weir-open", attempt);
		attempt.answer.whenComplete((connection, failure) -> alarm.cancel());
		return attempt.answer;
	}

	private boolean isHopeless(int tooMany) {
		return tooMany >= 0 && this.parts.timer().nanos()
				- this.lastBegun < HOPELESS.multipliedBy(1L << Math.min(tooMany, MOST_DOUBLINGS)).toNanos();
	}

	private static Problem timedOut() {
		return new Problem(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey(), List.of(), null, null);
	}

	/** One try on a thread of its own. */
	private final class Try implements Runnable {

		private final ConnectionSpec spec;

		private final HypervisorListener listener;

		private final boolean knocks = Opener.this.leftBehind.get() > 0 || Opener.this.refused;

		private final CompletableFuture<HypervisorConnection> answer = new CompletableFuture<>();

		/** Set by whichever comes first: the thread's end or the deadline. */
		private final AtomicBoolean over = new AtomicBoolean();

		Try(ConnectionSpec spec, HypervisorListener listener) {
			this.spec = spec;
			this.listener = listener;
		}

		@Override
		public void run() {
			try {
				if (this.knocks) {
					Duration half = Opener.this.parts.settings().openDeadline().dividedBy(2);
					Opener.this.parts.hypervisor().probe(this.spec, half);
				}
				HypervisorConnection connection = Opener.this.parts.hypervisor().open(this.spec, this.listener);
				Opener.this.refused = false;
				if (!this.answer.complete(connection)) {
					connection.close();
				}
			}
			catch (Throwable ex) {
				Problem problem = Failures.problem(ex);
				Opener.this.refused = problem.kind() == ErrorKind.HOST_UNREACHABLE;
				this.answer.completeExceptionally(problem);
			}
			finally {
				if (!this.over.compareAndSet(false, true)) {
					Opener.this.leftBehind.decrementAndGet();
				}
			}
		}

		void expire() {
			if (this.over.compareAndSet(false, true)) {
				Opener.this.leftBehind.incrementAndGet();
			}
			this.answer.completeExceptionally(timedOut());
		}

	}

}

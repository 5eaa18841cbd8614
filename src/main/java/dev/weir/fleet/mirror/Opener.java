package dev.weir.fleet.mirror;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Opens connections to one host. libvirt's own open has no deadline (two minutes where
 * packets are dropped), so each try gets a thread that may be left behind; what it opens
 * too late is closed at once. Thread-safe, never blocks the caller.
 */
final class Opener {

	/**
	 * Most tries left behind: at one every ten seconds the oldest ends (after two
	 * minutes) before this is reached, and libvirtd lets 20 clients wait.
	 */
	private static final int LEFT_BEHIND = 12;

	private final FleetParts parts;

	private final AtomicInteger running = new AtomicInteger();

	Opener(FleetParts parts) {
		this.parts = parts;
	}

	CompletableFuture<HypervisorConnection> open(ConnectionSpec spec, HypervisorListener listener) {
		CompletableFuture<HypervisorConnection> answer = new CompletableFuture<>();
		if (this.running.incrementAndGet() > LEFT_BEHIND) {
			this.running.decrementAndGet();
			answer.completeExceptionally(timedOut());
			return answer;
		}
		Timer.Alarm alarm = this.parts.timer()
			.after(this.parts.settings().openDeadline(), () -> answer.completeExceptionally(timedOut()));
		this.parts.workers().throwAway("weir-open", () -> open(spec, listener, answer));
		answer.whenComplete((connection, failure) -> alarm.cancel());
		return answer;
	}

	private void open(ConnectionSpec spec, HypervisorListener listener,
			CompletableFuture<HypervisorConnection> answer) {
		try {
			HypervisorConnection connection = this.parts.hypervisor().open(spec, listener);
			if (!answer.complete(connection)) {
				connection.close();
			}
		}
		catch (Throwable ex) {
			answer.completeExceptionally(Failures.problem(ex));
		}
		finally {
			this.running.decrementAndGet();
		}
	}

	private static Problem timedOut() {
		return new Problem(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey(), List.of(), null, null);
	}

}

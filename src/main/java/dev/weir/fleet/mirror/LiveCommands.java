package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Runs calls on hosts and waits for them. Thread-safe; blocks its caller, at most until
 * the deadline.
 */
final class LiveCommands implements HostCommands {

	private final LiveFleet fleet;

	LiveCommands(LiveFleet fleet) {
		this.fleet = fleet;
	}

	@Override
	public <T> T call(HostId host, Duration deadline, HostCall<T> call) {
		return await(keeper(host).command(call, deadline), deadline);
	}

	@Override
	public void reread(HostId host, VmId vm) {
		this.fleet.keeper(host).ifPresent((keeper) -> await(keeper.reread(vm.value()), SHORT));
	}

	@Override
	public void rereadHost(HostId host) {
		this.fleet.keeper(host).ifPresent((keeper) -> await(keeper.rereadHost(), SHORT));
	}

	private HostKeeper keeper(HostId host) {
		return this.fleet.keeper(host).orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "fleet.host.unknown", host));
	}

	private static <T> T await(CompletableFuture<T> answer, Duration deadline) {
		try {
			return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw Failures.problem(ex);
		}
		catch (TimeoutException ex) {
			throw new Problem(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey(), List.of(), null, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new Problem(ErrorKind.CANCELLED, ErrorKind.CANCELLED.messageKey(), List.of(), null, ex);
		}
	}

}

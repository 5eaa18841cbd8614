package dev.weir.vm.screenshot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.vm.PowerAction;
import dev.weir.vm.VmStateText;
import dev.weir.vm.Vms;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Pictures of guests' screens as PNG. Each VM has at most one call under way, shared by
 * all who ask meanwhile, and its picture serves for {@link #FRESH}: ten open pages cost
 * the host as much as one. A VM whose QEMU did not answer in time is left alone for
 * {@link #REST}, so that it never ties up the host's commands. Thread-safe.
 */
@Component
class Screenshots {

	static final Duration FRESH = Duration.ofSeconds(2);

	static final Duration REST = Duration.ofMinutes(1);

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	/** How long one waits for a picture that another asked for. */
	private static final Duration SHARE = Duration.ofSeconds(1);

	private static final int FORGET_ABOVE = 200;

	private final Vms vms;

	private final Fleet fleet;

	private final HostCommands commands;

	private final Clock clock;

	private final Map<VmId, Shot> shots = new ConcurrentHashMap<>();

	Screenshots(Vms vms, Fleet fleet, HostCommands commands, @Qualifier("steadyClock") Clock clock) {
		this.vms = vms;
		this.fleet = fleet;
		this.commands = commands;
		this.clock = clock;
	}

	/**
	 * The screen as it is, or was a moment ago.
	 * @throws Problem of kind NOT_FOUND, CONFLICT when the VM is off or has no screen,
	 * HOST_UNREACHABLE, TIMED_OUT
	 */
	byte[] png(VmId id) {
		VmMirror vm = this.vms.view(id);
		this.fleet.requireUp(vm.hostId());
		if (!PowerAction.FORCE_OFF.fits(vm.state())) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.screenshot.off", vm.name(), new VmStateText(vm.state()));
		}
		Shot mine = new Shot();
		Shot shot = this.shots.compute(id, (key, old) -> (old != null && usable(old)) ? old : mine);
		if (shot == mine) {
			take(vm, mine);
		}
		return await(shot);
	}

	/** Forgets the last picture: the next one is new. */
	void forget(VmId id) {
		this.shots.computeIfPresent(id, (key, old) -> old.png().isDone() ? null : old);
	}

	private boolean usable(Shot shot) {
		return !shot.png().isDone() || shot.until().isAfter(this.clock.instant());
	}

	private void take(VmMirror vm, Shot shot) {
		try {
			byte[] png = PngImage.of(this.commands.call(vm.hostId(), DEADLINE,
					(connection) -> connection.domains().screenshot(vm.id().value(), 0)));
			shot.keep(this.clock.instant().plus(FRESH)).png().complete(png);
		}
		catch (RuntimeException ex) {
			boolean stuck = ex instanceof Problem problem && problem.kind() == ErrorKind.TIMED_OUT;
			shot.keep(this.clock.instant().plus(stuck ? REST : FRESH)).png().completeExceptionally(ex);
		}
		finally {
			if (this.shots.size() > FORGET_ABOVE) {
				this.shots.values().removeIf((old) -> !usable(old));
			}
		}
	}

	private static byte[] await(Shot shot) {
		try {
			return shot.png().get(SHARE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Problem problem) {
				throw problem;
			}
			throw new IllegalStateException("screenshot", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw Problem.of(ErrorKind.TIMED_OUT, "vm.screenshot.busy");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Problem.of(ErrorKind.CANCELLED, (String) null, ex);
		}
	}

	/** A picture or a failure, or one that is on its way. */
	private static final class Shot {

		private final CompletableFuture<byte[]> png = new CompletableFuture<>();

		private volatile Instant until = Instant.MIN;

		CompletableFuture<byte[]> png() {
			return this.png;
		}

		Instant until() {
			return this.until;
		}

		Shot keep(Instant moment) {
			this.until = moment;
			return this;
		}

	}

}

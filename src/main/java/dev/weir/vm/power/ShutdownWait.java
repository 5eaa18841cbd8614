package dev.weir.vm.power;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Waits for a guest to shut down: woken by each event of the VM, it looks at the mirror.
 * Asks the host itself now and then, in case an event got lost. Thread-safe.
 */
@Component
public class ShutdownWait implements FleetListener {

	/** How long a guest may take. */
	static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

	private final Fleet fleet;

	private final HostCommands commands;

	private final Clock clock;

	private final Duration askAgain;

	private final Map<VmId, Set<Semaphore>> waiting = new ConcurrentHashMap<>();

	@Autowired
	ShutdownWait(Fleet fleet, HostCommands commands, @Qualifier("steadyClock") Clock clock) {
		this(fleet, commands, clock, ASK_AGAIN);
	}

	ShutdownWait(Fleet fleet, HostCommands commands, Clock clock, Duration askAgain) {
		this.fleet = fleet;
		this.commands = commands;
		this.clock = clock;
		this.askAgain = askAgain;
		fleet.listen(this);
	}

	@Override
	public void vmChanged(HostId host, VmId vm) {
		this.waiting.getOrDefault(vm, Set.of()).forEach(Semaphore::release);
	}

	/**
	 * Returns when no QEMU of this VM runs any more.
	 * @throws Problem of kind CANCELLED, TIMED_OUT after {@link #PATIENCE}, or NOT_FOUND
	 * when the VM went away
	 */
	public void await(VmMirror vm, TaskProgress progress) {
		Semaphore bell = new Semaphore(0);
		AtomicBoolean cancelled = new AtomicBoolean();
		progress.onCancel(() -> {
			cancelled.set(true);
			bell.release();
		});
		Set<Semaphore> bells = this.waiting.computeIfAbsent(vm.id(), (id) -> ConcurrentHashMap.newKeySet());
		bells.add(bell);
		try {
			awaitOff(vm, bell, cancelled, progress);
		}
		finally {
			this.waiting.computeIfPresent(vm.id(), (id, all) -> {
				all.remove(bell);
				return all.isEmpty() ? null : all;
			});
		}
	}

	private void awaitOff(VmMirror vm, Semaphore bell, AtomicBoolean cancelled, TaskProgress progress) {
		Instant deadline = this.clock.instant().plus(PATIENCE);
		while (this.fleet.requireVm(vm.id()).state().isActive()) {
			progress.checkCancelled();
			if (cancelled.get()) {
				throw Problem.of(ErrorKind.CANCELLED, "vm.restart.cancelled", vm.name());
			}
			if (this.clock.instant().isAfter(deadline)) {
				throw Problem.of(ErrorKind.TIMED_OUT, "vm.restart.no-shutdown", vm.name(), PATIENCE.toMinutes());
			}
			if (!rings(bell)) {
				this.commands.reread(vm.hostId(), vm.id());
			}
		}
	}

	private boolean rings(Semaphore bell) {
		try {
			boolean rang = bell.tryAcquire(this.askAgain.toMillis(), TimeUnit.MILLISECONDS);
			bell.drainPermits();
			return rang;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Problem.of(ErrorKind.CANCELLED, (String) null, ex);
		}
	}

}

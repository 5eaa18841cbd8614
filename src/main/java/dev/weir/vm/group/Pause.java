package dev.weir.vm.group;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;

/**
 * Waiting that a cancelled task ends at once. Used by one task; woken by any thread.
 */
final class Pause {

	private final Semaphore bell = new Semaphore(0);

	private final TaskProgress progress;

	Pause(TaskProgress progress) {
		this.progress = progress;
		progress.onCancel(this::wake);
	}

	/** Ends the present wait, or the next. */
	void wake() {
		this.bell.release();
	}

	/**
	 * Waits that long, or until woken.
	 * @throws Problem of kind CANCELLED
	 */
	void await(Duration time) {
		this.progress.checkCancelled();
		try {
			if (this.bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
				this.bell.drainPermits();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Problem.of(ErrorKind.CANCELLED, (String) null, ex);
		}
		this.progress.checkCancelled();
	}

}

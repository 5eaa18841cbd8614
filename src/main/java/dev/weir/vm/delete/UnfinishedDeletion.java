package dev.weir.vm.delete;

import java.util.List;

import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskProgress;
import org.springframework.stereotype.Component;

/**
 * Carries the rest of a deletion out, with the same care as its beginning. Thread-safe.
 */
@Component
class UnfinishedDeletion {

	private final PlanDeletion planDeletion;

	private final DeletionSteps steps;

	UnfinishedDeletion(PlanDeletion planDeletion, DeletionSteps steps) {
		this.planDeletion = planDeletion;
		this.steps = steps;
	}

	/**
	 * Deletes the volumes and the definition.
	 * @param volumes those that are still there of the chosen ones, as pool/name
	 * @throws Problem when one of them must stay by now, or the VM runs
	 */
	void finish(VmMirror vm, List<String> volumes) {
		List<PlannedDisk> disks = this.planDeletion.plan(vm)
			.deletable()
			.stream()
			.filter((disk) -> volumes.contains(disk.key()))
			.toList();
		if (disks.size() < volumes.size()) {
			throw Problem.of(ErrorKind.CONFLICT, String.join("\n", volumes), (Throwable) null);
		}
		this.steps.run(vm, disks, false, new Quiet());
	}

	/** Nobody watches. */
	private static final class Quiet implements TaskProgress {

		@Override
		public void report(double fraction, String message) {
		}

		@Override
		public void report(String message) {
		}

		@Override
		public void onCancel(Runnable handler) {
		}

		@Override
		public void checkCancelled() {
		}

	}

}

package dev.weir.vm.power;

import dev.weir.fleet.VmId;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;

/** What came of the wish to switch one VM of many. */
sealed interface PowerOutcome {

	VmId id();

	/** A task is on its way. */
	record Submitted(VmId id, TaskView task) implements PowerOutcome {
	}

	/** It was not possible, for the reason told. */
	record Refused(VmId id, Problem problem) implements PowerOutcome {
	}

}

package dev.weir.vm.bulk;

import java.util.List;

import dev.weir.fleet.VmId;
import dev.weir.problem.Problem;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkEffect;

/** What would come, or came, of an action for one VM of many. */
sealed interface BulkOutcome {

	VmId id();

	/** This would be done. */
	record Planned(VmId id, List<BulkEffect> effects) implements BulkOutcome {
	}

	/** A task is on its way. */
	record Submitted(VmId id, TaskView task) implements BulkOutcome {
	}

	/** It is done. */
	record Done(VmId id) implements BulkOutcome {
	}

	/** It was not possible, for the reason told. */
	record Refused(VmId id, Problem problem) implements BulkOutcome {
	}

}

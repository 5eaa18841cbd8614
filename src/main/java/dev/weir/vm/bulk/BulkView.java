package dev.weir.vm.bulk;

import java.util.List;
import java.util.Optional;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.task.TaskId;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.vm.VmLabels;
import dev.weir.vm.Vms;

import org.springframework.stereotype.Component;

/**
 * Rows of the dialog for many virtual machines. Thread-safe; never waits for a host.
 */
@Component
class BulkView {

	private final Fleet fleet;

	private final Access access;

	private final Tasks tasks;

	private final BulkAnswers answers;

	private final VmLabels labels;

	BulkView(Fleet fleet, Access access, Tasks tasks, BulkAnswers answers, VmLabels labels) {
		this.labels = labels;
		this.fleet = fleet;
		this.access = access;
		this.tasks = tasks;
		this.answers = answers;
	}

	/** Folders that there are. */
	List<String> folders() {
		return this.labels.all()
			.values()
			.stream()
			.flatMap((label) -> label.folders().stream())
			.sorted()
			.distinct()
			.toList();
	}

	List<BulkRow> rows(List<BulkOutcome> outcomes) {
		return outcomes.stream().map(this::row).toList();
	}

	/** The tasks as they stand; those that one may not see are left out. */
	List<BulkRow> tasks(List<String> ids) {
		return ids.stream()
			.limit(500)
			.flatMap((id) -> this.tasks.find(TaskId.parse(id)).stream())
			.flatMap((task) -> row(task).stream())
			.toList();
	}

	private Optional<BulkRow> row(TaskView task) {
		return this.access.may(Permission.TASK_VIEW, task.target())
				? Optional.of(new BulkRow(VmId.parse(task.target().id()), null, List.of(), task, null))
				: Optional.empty();
	}

	private BulkRow row(BulkOutcome outcome) {
		VmId id = outcome.id();
		VmMirror vm = this.fleet.vm(id)
			.filter((found) -> this.access.may(Permission.VM_VIEW, Vms.target(found)))
			.orElse(null);
		if (outcome instanceof BulkOutcome.Planned planned) {
			return new BulkRow(id, vm, planned.effects().stream().map(this.answers::sentence).toList(), null, null);
		}
		if (outcome instanceof BulkOutcome.Submitted submitted) {
			return new BulkRow(id, vm, List.of(), submitted.task(), null);
		}
		if (outcome instanceof BulkOutcome.Refused refused) {
			return new BulkRow(id, vm, List.of(), null, this.answers.sentence(refused.problem()));
		}
		return new BulkRow(id, vm, List.of(), null, null);
	}

}

package dev.weir.host.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.host.Machines;
import dev.weir.host.hardware.MemoryTuning.PageCount;
import dev.weir.hypervisor.NodeMemory;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskProgress;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

import org.springframework.stereotype.Component;

/**
 * Changes how a host's memory is shared: KSM's settings and the huge pages that are kept.
 * Both last until the host starts anew.
 */
@Component
class TuneMemory {

	static final String KIND = "host.memory.tune";

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final Machines machines;

	TuneMemory(Access access, Fleet fleet, Tasks tasks, HostCommands commands, Machines machines) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.machines = machines;
	}

	/**
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind HOST_UNREACHABLE
	 */
	TaskView tune(HostId id, MemoryTuning tuning) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		HostMirror host = this.fleet.requireHost(id);
		TuningCheck.check(tuning, host);
		this.fleet.requireUp(id);
		TaskRequest request = new TaskRequest(KIND, Target.of(Target.Kind.HOST, id, host.name()), id.toString(),
				tuning.virsh(), notes(id, tuning));
		return this.tasks.submit(request, (progress) -> apply(id, tuning, progress));
	}

	private static List<TaskNote> notes(HostId id, MemoryTuning tuning) {
		List<TaskNote> notes = new ArrayList<>();
		notes.add(TaskNote.host(id));
		notes.addAll(TuningOutcome.notes(tuning));
		return notes;
	}

	private void apply(HostId id, MemoryTuning tuning, TaskProgress progress) {
		try {
			if (!tuning.ksmOrNone().isEmpty()) {
				progress.report("host.memory.step.ksm");
				this.commands.call(id, HostCommands.SHORT, (connection) -> {
					connection.node().memory().tune(tuning.ksmOrNone());
					return tuning;
				});
			}
			for (PageCount pages : tuning.pagesOrNone()) {
				progress.checkCancelled();
				progress.report("host.memory.step.pages");
				// the kernel moves memory about to make room
				this.commands.call(id, HostCommands.LONG, (connection) -> keep(connection.node().memory(), pages));
			}
		}
		finally {
			this.machines.forget(id);
		}
	}

	private static PageCount keep(NodeMemory memory, PageCount pages) {
		memory.keepPages(Objects.requireNonNull(pages.cell()), Objects.requireNonNull(pages.sizeKib()),
				Objects.requireNonNull(pages.count()));
		return pages;
	}

}

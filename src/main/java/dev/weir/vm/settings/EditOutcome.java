package dev.weir.vm.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.Domains;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import org.springframework.stereotype.Component;

/**
 * What became of changed settings that were cut off: whether the VM has them.
 * Thread-safe.
 */
@Component
class EditOutcome implements TaskReconciler {

	private static final String NAME = "name";

	private static final String AUTOSTART = "autostart";

	private final HostCommands commands;

	EditOutcome(HostCommands commands) {
		this.commands = commands;
	}

	static TaskNote[] notes(HostId host, VmEdit edit) {
		List<TaskNote> notes = new ArrayList<>(List.of(TaskNote.host(host)));
		if (edit.name() != null) {
			notes.add(TaskNote.of(NAME, edit.name()));
		}
		if (edit.autostart() != null) {
			notes.add(TaskNote.of(AUTOSTART, edit.autostart()));
		}
		return notes.toArray(TaskNote[]::new);
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.edit");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		try {
			return this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
					(connection) -> outcome(task, connection.domains()));
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return TaskOutcome.unfinished("vm.outcome.gone", null);
			}
			throw problem;
		}
	}

	private static TaskOutcome outcome(LostTask task, Domains domains) {
		UUID id = VmId.parse(task.target().id()).value();
		boolean autostart = domains.status(id).autostart();
		boolean named = task.all(NAME)
			.stream()
			.allMatch((note) -> domains.list()
				.stream()
				.anyMatch((domain) -> domain.uuid().equals(id) && domain.name().equals(note.subject())));
		boolean set = task.all(AUTOSTART)
			.stream()
			.allMatch((note) -> Boolean.parseBoolean(note.subject()) == autostart);
		if (named && set) {
			return TaskOutcome.finished();
		}
		boolean half = task.has(NAME) && task.has(AUTOSTART) && set;
		return half ? TaskOutcome.unfinished("vm.outcome.not-renamed", null) : TaskOutcome.notDone();
	}

}

package dev.weir.vm.xml;

import java.util.Set;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import org.springframework.stereotype.Component;

/**
 * What became of a definition whose saving was cut off: whether it is still the old one.
 * Thread-safe.
 */
@Component
class XmlOutcome implements TaskReconciler {

	private static final String BEFORE = "before";

	private final HostCommands commands;

	XmlOutcome(HostCommands commands) {
		this.commands = commands;
	}

	static TaskNote[] notes(HostId host, String version) {
		return new TaskNote[] { TaskNote.host(host), TaskNote.of(BEFORE, version) };
	}

	@Override
	public Set<String> kinds() {
		return Set.of("vm.xml");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		VmId id = VmId.parse(task.target().id());
		try {
			String secure = this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
					(connection) -> connection.domains().xml(id.value(), XmlForm.INACTIVE_SECURE));
			return TaskOutcome.doneIf(!XmlText.of(secure).version().equals(task.subject(BEFORE)));
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return TaskOutcome.unfinished("vm.outcome.gone", null);
			}
			throw problem;
		}
	}

}

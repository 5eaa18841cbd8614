package dev.weir.vm.power;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;
import dev.weir.vm.PowerAction;
import org.springframework.stereotype.Component;

/**
 * What became of power actions and pressed keys that were cut off: the state tells of
 * most of them; a reset, for one, leaves no trace. Thread-safe.
 */
@Component
class LostPower implements TaskReconciler {

	/** VIR_DOMAIN_PAUSED_SAVE: libvirtd still writes the memory. */
	private static final int PAUSED_SAVE = 3;

	/** VIR_DOMAIN_PAUSED_STARTING_UP: libvirtd still starts it. */
	private static final int PAUSED_STARTING_UP = 11;

	private final HostCommands commands;

	LostPower(HostCommands commands) {
		this.commands = commands;
	}

	@Override
	public Set<String> kinds() {
		return Stream
			.concat(Stream.of("vm.send-keys"), Arrays.stream(PowerAction.values()).map((each) -> "vm." + each.id()))
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		try {
			DomainStatus status = this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
					(connection) -> connection.domains().status(VmId.parse(task.target().id()).value()));
			return outcome(task, status);
		}
		catch (Problem problem) {
			if (problem.kind() == ErrorKind.NOT_FOUND) {
				return TaskOutcome.unfinished("vm.outcome.gone", null);
			}
			throw problem;
		}
	}

	private static TaskOutcome outcome(LostTask task, DomainStatus status) {
		if (status.state() == DomainState.PAUSED
				&& (status.reason() == PAUSED_SAVE || status.reason() == PAUSED_STARTING_UP)) {
			throw Problem.of(ErrorKind.TIMED_OUT, ErrorKind.TIMED_OUT.messageKey());
		}
		Optional<PowerAction> action = PowerAction.find(task.kind().substring("vm.".length()));
		if (action.isPresent() && PowerVm.isDone(action.get(), status)) {
			return TaskOutcome.finished();
		}
		return action.filter((each) -> !leavesNoTrace(each)).isPresent() ? TaskOutcome.notDone()
				: TaskOutcome.unknown();
	}

	private static boolean leavesNoTrace(PowerAction action) {
		return switch (action) {
			case SHUTDOWN, REBOOT, RESET, NMI -> true;
			case START, FORCE_OFF, PAUSE, RESUME, SAVE, DISCARD_SAVED -> false;
		};
	}

}

package dev.weir.network.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.Networks;
import dev.weir.task.LostTask;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskOutcome;
import dev.weir.task.TaskReconciler;

/**
 * What became of making, changing or removing a network that was cut off. Thread-safe.
 */
@Component
class DefinitionOutcome implements TaskReconciler {

	/** Whether it was to start with its host. */
	static final String AUTOSTART = "autostart";

	/** It was to be started. */
	private static final String START = "start";

	/** Which definition it had before. */
	private static final String BEFORE = "before";

	private final HostCommands commands;

	DefinitionOutcome(HostCommands commands) {
		this.commands = commands;
	}

	static TaskNote[] notes(HostId host, NetworkDraft draft) {
		List<TaskNote> notes = new ArrayList<>(List.of(TaskNote.host(host)));
		notes.add(TaskNote.of(AUTOSTART, Boolean.TRUE.equals(draft.autostart())));
		if (Boolean.TRUE.equals(draft.start())) {
			notes.add(TaskNote.of(START, host));
		}
		return notes.toArray(TaskNote[]::new);
	}

	static TaskNote[] notes(HostId host, NetworkState before) {
		return new TaskNote[] { TaskNote.host(host), TaskNote.of(BEFORE, before.version()) };
	}

	@Override
	public Set<String> kinds() {
		return Set.of("network.define", "network.edit", "network.undefine", "network.autostart");
	}

	@Override
	public TaskOutcome reconcile(LostTask task) {
		return this.commands.call(HostId.parse(task.subject(TaskNote.HOST)), HostCommands.SHORT,
				(connection) -> outcome(task, connection.networks()));
	}

	private static TaskOutcome outcome(LostTask task, Networks networks) {
		Optional<NetworkInfo> network = networks.list()
			.stream()
			.filter((each) -> each.name().equals(task.target().label()))
			.findFirst();
		return switch (task.kind()) {
			case "network.undefine" -> TaskOutcome.doneIf(network.isEmpty());
			case "network.define" -> network.map((found) -> defined(task, found)).orElse(TaskOutcome.notDone());
			case "network.edit" -> network.map((found) -> changed(task, networks, found)).orElse(TaskOutcome.notDone());
			default -> TaskOutcome.doneIf(network.filter((found) -> hasAutostart(task, found)).isPresent());
		};
	}

	private static TaskOutcome defined(LostTask task, NetworkInfo found) {
		boolean whole = hasAutostart(task, found) && (found.active() || !task.has(START));
		return whole ? TaskOutcome.finished() : TaskOutcome.unfinished("network.outcome.only-defined", null);
	}

	private static TaskOutcome changed(LostTask task, Networks networks, NetworkInfo found) {
		NetworkState state = NetworkState.read(networks, found);
		if (state.version().equals(task.subject(BEFORE))) {
			return TaskOutcome.notDone();
		}
		boolean waits = state.live() != null
				&& !LiveChanges.between(NetworkDocument.parse(state.live()), NetworkDocument.parse(state.inactive()))
					.isEmpty();
		return waits ? TaskOutcome.unfinished("network.outcome.only-saved", null) : TaskOutcome.finished();
	}

	private static boolean hasAutostart(LostTask task, NetworkInfo found) {
		return Boolean.parseBoolean(task.subject(AUTOSTART)) == found.autostart();
	}

}

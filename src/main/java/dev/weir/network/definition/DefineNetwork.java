package dev.weir.network.definition;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.Networks;
import dev.weir.network.NetworkMode;
import dev.weir.network.NetworkReadings;
import dev.weir.network.NetworkRef;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Makes a network, as a task {@code network.define}. Thread-safe.
 */
@Component
class DefineNetwork {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final NetworkReadings readings;

	DefineNetwork(Access access, Fleet fleet, Tasks tasks, HostCommands commands, NetworkReadings readings) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.readings = readings;
	}

	/**
	 * Queues it; waits a few seconds for what the host has already.
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem when the host is away
	 */
	TaskView define(HostId host, NetworkDraft typed) {
		NetworkDraft draft = typed.tidy();
		String name = (draft.name() != null) ? draft.name() : "";
		this.access.require(Permission.NETWORK_EDIT, NetworkRef.target(host, name));
		HostMirror mirror = this.fleet.requireUp(host);
		NetworkMode mode = DraftCheck.check(draft, this.readings.others(mirror, ""));
		String xml = NetworkDocument.of(draft, mode).text();
		TaskRequest request = new TaskRequest("network.define", NetworkRef.target(host, name), host.toString(),
				DefinitionCommands.define(xml, name, draft))
			.noting(DefinitionOutcome.notes(host, draft));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(host, HostCommands.SHORT,
						(connection) -> define(connection.networks(), name, xml, draft));
			}
			finally {
				this.readings.forget(host);
				this.commands.rereadHost(host);
			}
		});
	}

	/** What cannot be started is taken away again. */
	private static boolean define(Networks networks, String name, String xml, NetworkDraft draft) {
		networks.define(xml);
		try {
			networks.setAutostart(name, isSet(draft.autostart()));
			if (isSet(draft.start())) {
				networks.start(name);
			}
			return true;
		}
		catch (Problem ex) {
			networks.undefine(name);
			throw ex;
		}
	}

	private static boolean isSet(@Nullable Boolean value) {
		return Boolean.TRUE.equals(value);
	}

}

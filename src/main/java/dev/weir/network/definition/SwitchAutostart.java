package dev.weir.network.definition;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.network.NetworkRef;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Has a network start with its host or not, as a task {@code network.autostart}.
 * Thread-safe.
 */
@Component
class SwitchAutostart {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	SwitchAutostart(Access access, Fleet fleet, Tasks tasks, HostCommands commands) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * @throws Problem of kind CONFLICT for a network without a definition
	 */
	TaskView set(HostId host, String network, boolean on) {
		this.access.require(Permission.NETWORK_EDIT, NetworkRef.target(host, network));
		NetworkRef ref = NetworkRef.of(this.fleet, host, network);
		if (!ref.network().persistent()) {
			throw Problem.of(ErrorKind.CONFLICT, "network.transient", network);
		}
		TaskRequest request = new TaskRequest("network.autostart", ref.target(), host.toString(),
				DefinitionCommands.autostart(network, on))
			.noting(TaskNote.host(host), TaskNote.of(DefinitionOutcome.AUTOSTART, on));
		return this.tasks.submit(request, (progress) -> {
			this.commands.call(host, HostCommands.SHORT, (connection) -> {
				connection.networks().setAutostart(network, on);
				return network;
			});
			this.commands.rereadHost(host);
		});
	}

}

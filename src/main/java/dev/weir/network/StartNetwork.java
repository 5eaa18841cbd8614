package dev.weir.network;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Starts a network.
 */
@Component
class StartNetwork {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	StartNetwork(Access access, Fleet fleet, Tasks tasks, HostCommands commands) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
	}

	/**
	 * @throws Problem of kind CONFLICT when it is active
	 */
	TaskView start(HostId host, String network) {
		this.access.require(Permission.NETWORK_EDIT, NetworkRef.target(host, network));
		NetworkRef ref = NetworkRef.of(this.fleet, host, network);
		if (ref.network().active()) {
			throw Problem.of(ErrorKind.CONFLICT, "network.already-active", network);
		}
		TaskRequest request = new TaskRequest("network.start", ref.target(), host.toString(),
				VirshCommand.of("net-start", "--network", network).toString())
			.noting(TaskNote.host(host));
		return this.tasks.submit(request, (progress) -> {
			this.commands.call(host, HostCommands.SHORT, (connection) -> {
				connection.networks().start(network);
				return network;
			});
			this.commands.rereadHost(host);
		});
	}

}

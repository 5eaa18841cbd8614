package dev.weir.network.definition;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.network.NetworkRef;
import dev.weir.network.NetworkUsers;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Stops a network and takes its definition away, as a task {@code network.undefine}.
 * Thread-safe.
 */
@Component
class UndefineNetwork {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final NetworkUsers users;

	UndefineNetwork(Access access, Fleet fleet, Tasks tasks, HostCommands commands, NetworkUsers users) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.users = users;
	}

	/**
	 * @param force even if virtual machines use it
	 * @throws Problem of kind CONFLICT when virtual machines use it and nobody insists
	 */
	TaskView undefine(HostId host, String network, boolean force) {
		this.access.require(Permission.NETWORK_EDIT, NetworkRef.target(host, network));
		NetworkRef ref = NetworkRef.of(this.fleet, host, network);
		int using = this.users.of(host, network).size();
		if (using > 0 && !force) {
			throw Problem.of(ErrorKind.CONFLICT, "network.in-use", network, using);
		}
		TaskRequest request = new TaskRequest("network.undefine", ref.target(), host.toString(),
				DefinitionCommands.undefine(network, ref.network().active()))
			.noting(TaskNote.host(host));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(host, HostCommands.SHORT, (connection) -> {
					boolean active = connection.networks()
						.list()
						.stream()
						.anyMatch((each) -> each.name().equals(network) && each.active());
					if (active) {
						connection.networks().stop(network);
					}
					connection.networks().undefine(network);
					return network;
				});
			}
			finally {
				this.commands.rereadHost(host);
			}
		});
	}

}

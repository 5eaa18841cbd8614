package dev.weir.network.filter;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
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
 * Takes a packet filter away, as a task {@code network.filter.undefine}. Thread-safe.
 */
@Component
class UndefineFilter {

	private final Access access;

	private final Tasks tasks;

	private final HostCommands commands;

	private final FilterQueries queries;

	private final FilterReadings readings;

	UndefineFilter(Access access, Tasks tasks, HostCommands commands, FilterQueries queries, FilterReadings readings) {
		this.access = access;
		this.tasks = tasks;
		this.commands = commands;
		this.queries = queries;
		this.readings = readings;
	}

	/**
	 * @throws Problem of kind CONFLICT when virtual machines or other filters use it:
	 * they could not start without it
	 */
	TaskView undefine(HostId host, String filter) {
		this.access.require(Permission.NETWORK_EDIT, SaveFilter.target(host, filter));
		this.queries.get(host, filter);
		int users = this.queries.vmsUsing(host, filter).size() + this.queries.filtersUsing(host, filter).size();
		if (users > 0) {
			throw Problem.of(ErrorKind.CONFLICT, "network.filter.in-use", filter, users);
		}
		TaskRequest request = new TaskRequest("network.filter.undefine", SaveFilter.target(host, filter),
				host.toString(), VirshCommand.of("nwfilter-undefine", "--nwfilter", filter).toString())
			.noting(TaskNote.host(host));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(host, HostCommands.SHORT, (connection) -> {
					connection.nwFilters().undefine(filter);
					return filter;
				});
			}
			finally {
				this.readings.forget(host);
			}
		});
	}

}

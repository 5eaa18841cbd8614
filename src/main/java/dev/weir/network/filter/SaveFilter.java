package dev.weir.network.filter;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.network.NetworkVersion;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskNote;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;
import dev.weir.task.VirshCommand;

/**
 * Makes, copies or changes a packet filter, as a task {@code network.filter.define}.
 * libvirt applies a change to running guests at once. Thread-safe.
 */
@Component
class SaveFilter {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final FilterReadings readings;

	SaveFilter(Access access, Fleet fleet, Tasks tasks, HostCommands commands, FilterReadings readings) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.readings = readings;
	}

	static Target target(HostId host, String filter) {
		return Target.of(Target.Kind.NETWORK, host + "/nwfilter/" + filter, filter);
	}

	/**
	 * @param from the filter that it is a copy of, with what a draft cannot say; null for
	 * none
	 * @throws InvalidInput naming every wrong field
	 */
	TaskView make(HostId host, FilterDraft draft, @Nullable String from) {
		Map<String, String> known = known(host, String.valueOf(draft.name()));
		FilterCheck.check(draft, known.keySet(), true);
		String original = (from != null && !from.isEmpty()) ? known.get(from) : null;
		FilterDocument document = (original != null) ? FilterDocument.parse(original).nameless()
				: FilterDocument.blank();
		document.write(draft);
		return submit(host, String.valueOf(draft.name()), null, document.text());
	}

	/**
	 * @param version what the person had read; null for whatever it is now
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind STALE when somebody else changed it
	 */
	TaskView change(HostId host, String filter, FilterDraft draft, @Nullable String version) {
		Map<String, String> known = known(host, filter);
		String xml = require(known, filter);
		NetworkVersion.require(version, xml, filter);
		FilterCheck.check(draft.named(filter), known.keySet(), false);
		FilterDocument document = FilterDocument.parse(xml);
		document.write(draft.named(filter));
		if (document.text().equals(xml)) {
			throw Problem.of(ErrorKind.CONFLICT, "network.filter.unchanged", filter);
		}
		return submit(host, filter, xml, document.text());
	}

	/**
	 * Has the definition be the document, whatever Weir knows of it.
	 * @throws InvalidInput at {@code xml} for what is no definition of this filter
	 */
	TaskView changeXml(HostId host, String filter, String xml, @Nullable String version) {
		String now = require(known(host, filter), filter);
		NetworkVersion.require(version, now, filter);
		try {
			FilterDocument told = FilterDocument.parse(xml);
			String uuid = told.uuid();
			if (!filter.equals(told.draft().name()) || uuid != null && !uuid.equals(FilterDocument.parse(now).uuid())) {
				throw InvalidInput.of("xml", "network.filter.problem.xml-other");
			}
		}
		catch (InvalidInput ex) {
			throw ex;
		}
		catch (Problem ex) {
			throw InvalidInput.of("xml", "network.filter.problem.xml", (ex.detail() != null) ? ex.detail() : "");
		}
		return submit(host, filter, now, xml);
	}

	private Map<String, String> known(HostId host, String filter) {
		this.access.require(Permission.NETWORK_EDIT, target(host, filter));
		this.fleet.requireUp(host);
		return this.readings.readNow(host);
	}

	private static String require(Map<String, String> known, String filter) {
		String xml = known.get(filter);
		if (xml == null) {
			throw Problem.of(ErrorKind.NOT_FOUND, "network.filter.unknown", filter);
		}
		return xml;
	}

	/** In the task once more: somebody may have been faster. */
	private TaskView submit(HostId host, String filter, @Nullable String before, String xml) {
		TaskRequest request = new TaskRequest("network.filter.define", target(host, filter), host.toString(),
				VirshCommand.of("nwfilter-define", "/dev/stdin").reading(xml))
			.noting(TaskNote.host(host),
					TaskNote.of(FilterOutcome.BEFORE, (before != null) ? NetworkVersion.of(before) : ""));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(host, HostCommands.SHORT, (connection) -> {
					if (before != null) {
						NetworkVersion.require(NetworkVersion.of(before), connection.nwFilters().xml(filter), filter);
					}
					connection.nwFilters().define(xml);
					return filter;
				});
			}
			finally {
				this.readings.forget(host);
			}
		});
	}

}

package dev.weir.network.definition;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.hypervisor.xml.NetworkXml;
import dev.weir.network.NetworkMode;
import dev.weir.network.NetworkReadings;
import dev.weir.network.NetworkRef;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.task.Tasks;

/**
 * Changes the definition of a network, and at once what libvirt can change of what runs,
 * as a task {@code network.edit}. Thread-safe.
 */
@Component
class ChangeNetwork {

	private final Access access;

	private final Fleet fleet;

	private final Tasks tasks;

	private final HostCommands commands;

	private final NetworkReadings readings;

	ChangeNetwork(Access access, Fleet fleet, Tasks tasks, HostCommands commands, NetworkReadings readings) {
		this.access = access;
		this.fleet = fleet;
		this.tasks = tasks;
		this.commands = commands;
		this.readings = readings;
	}

	/**
	 * Has the definition say what the draft says; what a draft cannot say stays.
	 * @param version what the person had read ({@link NetworkState#version()}); null for
	 * whatever it is now
	 * @throws InvalidInput naming every wrong field
	 * @throws Problem of kind STALE when somebody else changed it
	 */
	TaskView change(HostId host, String network, NetworkDraft typed, @Nullable String version) {
		NetworkRef ref = ref(host, network);
		NetworkDraft draft = typed.tidy();
		if (draft.name() != null && !draft.name().equals(network)) {
			throw InvalidInput.of("name", "network.problem.no-rename");
		}
		HostMirror mirror = this.fleet.requireUp(host);
		NetworkMode mode = DraftCheck.check(draft.named(network), this.readings.others(mirror, network));
		NetworkState state = state(ref);
		state.require(version, network);
		NetworkDocument document = NetworkDocument.parse(state.inactive());
		document.write(draft, mode);
		return submit(ref, state, document.text());
	}

	/**
	 * Has the definition be the document, whatever Weir knows of it.
	 * @throws InvalidInput at {@code xml} for what is no definition of this network
	 * @throws Problem of kind STALE when somebody else changed it
	 */
	TaskView changeXml(HostId host, String network, String xml, @Nullable String version) {
		NetworkRef ref = ref(host, network);
		this.fleet.requireUp(host);
		NetworkState state = state(ref);
		state.require(version, network);
		try {
			NetworkXml told = NetworkXml.read(xml);
			if (!told.name().equals(network) || !NetworkXml.read(state.inactive()).hasUuid(told.uuid())) {
				throw InvalidInput.of("xml", "network.problem.xml-other");
			}
		}
		catch (InvalidInput ex) {
			throw ex;
		}
		catch (Problem ex) {
			throw InvalidInput.of("xml", "network.problem.xml", (ex.detail() != null) ? ex.detail() : "");
		}
		return submit(ref, state, xml);
	}

	private NetworkRef ref(HostId host, String network) {
		this.access.require(Permission.NETWORK_EDIT, NetworkRef.target(host, network));
		return NetworkRef.of(this.fleet, host, network);
	}

	private NetworkState state(NetworkRef ref) {
		return this.commands.call(ref.host(), NetworkState.PATIENCE,
				(connection) -> NetworkState.read(connection.networks(), ref.network()));
	}

	private TaskView submit(NetworkRef ref, NetworkState state, String xml) {
		if (xml.equals(state.inactive())) {
			throw Problem.of(ErrorKind.CONFLICT, "network.unchanged", ref.name());
		}
		Redefinition redefinition = new Redefinition(ref.name(), state.version(), xml);
		TaskRequest request = new TaskRequest("network.edit", ref.target(), ref.host().toString(),
				DefinitionCommands.change(xml, ref.name(), planned(state, xml)))
			.noting(DefinitionOutcome.notes(ref.host(), state));
		return this.tasks.submit(request, (progress) -> {
			try {
				this.commands.call(ref.host(), HostCommands.SHORT, redefinition::run);
			}
			finally {
				this.readings.forget(ref.host());
				this.commands.rereadHost(ref.host());
			}
		});
	}

	private static List<NetworkUpdate> planned(NetworkState state, String xml) {
		return (state.live() == null) ? List.of()
				: LiveChanges.between(NetworkDocument.parse(state.live()), NetworkDocument.parse(xml));
	}

}

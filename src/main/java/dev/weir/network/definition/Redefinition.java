package dev.weir.network.definition;

import org.jspecify.annotations.Nullable;

import java.util.List;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NetworkUpdate;
import dev.weir.hypervisor.Networks;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * Gives a network another definition, and what runs as much of it as libvirt can.
 * Immutable.
 *
 * @param version of the definition that it replaces
 * @param xml the new definition
 */
record Redefinition(String network, String version, String xml) {

	/**
	 * @throws Problem of kind STALE when somebody was faster; as libvirt refuses it
	 */
	boolean run(HypervisorConnection connection) {
		Networks networks = connection.networks();
		NetworkInfo now = networks.list()
			.stream()
			.filter((each) -> each.name().equals(this.network))
			.findFirst()
			.orElseThrow(() -> Problem.of(ErrorKind.NOT_FOUND, "network.unknown", this.network));
		NetworkState.read(networks, now).require(this.version, this.network);
		networks.define(this.xml);
		if (now.active()) {
			update(networks);
		}
		return true;
	}

	/** Goes on after what libvirt refuses: the definition has it all, and pages tell. */
	private void update(Networks networks) {
		List<NetworkUpdate> updates = LiveChanges.between(NetworkDocument.parse(networks.xml(this.network)),
				NetworkDocument.parse(networks.inactiveXml(this.network)));
		Problem refused = null;
		for (NetworkUpdate update : updates) {
			refused = first(refused, update(networks, update));
		}
		if (refused != null) {
			throw new Problem(refused.kind(), "network.edit.saved-only", List.of(this.network), refused.detail(),
					refused);
		}
	}

	private @Nullable Problem update(Networks networks, NetworkUpdate update) {
		try {
			networks.update(this.network, update);
			return null;
		}
		catch (Problem ex) {
			if (ex.kind() == ErrorKind.HOST_UNREACHABLE) {
				throw ex;
			}
			return ex;
		}
	}

	private static @Nullable Problem first(@Nullable Problem one, @Nullable Problem other) {
		return (one != null) ? one : other;
	}

}

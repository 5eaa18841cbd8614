package dev.weir.network.definition;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.Networks;
import dev.weir.network.NetworkVersion;

/**
 * The definitions of one network as its host told them. Immutable; texts are hostile.
 *
 * @param inactive what the next start will use
 * @param live what runs, or null while it does not
 */
record NetworkState(String inactive, @Nullable String live) {

	/** How long a person waits for it. */
	static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Asks the host. */
	static NetworkState read(Networks networks, NetworkInfo network) {
		return new NetworkState(networks.inactiveXml(network.name()),
				network.active() ? networks.xml(network.name()) : null);
	}

	/** Differs once the definition changed, by whomever. */
	String version() {
		return NetworkVersion.of(this.inactive);
	}

	/**
	 * @param version what somebody read before changing it; null when they did not look
	 * @throws dev.weir.problem.Problem of kind STALE when it was changed since
	 */
	void require(@Nullable String version, String network) {
		NetworkVersion.require(version, this.inactive, network);
	}

	/** What its next start will use. */
	NetworkDraft draft() {
		return NetworkDocument.parse(this.inactive).draft();
	}

	/** Parts that wait for the next start. */
	public List<String> pending() {
		return (this.live == null) ? List.of()
				: PendingParts.between(NetworkDocument.parse(this.live).draft(), draft());
	}

}

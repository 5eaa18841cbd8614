package dev.weir.network.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.Networks;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * The definitions of one network as its host told them. Immutable; texts are hostile.
 *
 * @param inactive what the next start will use
 * @param live what runs, or null while it does not
 */
record NetworkState(String inactive, @Nullable String live) {

	/** How long a person waits for it. */
	static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int VERSION_BYTES = 8;

	/** Asks the host. */
	static NetworkState read(Networks networks, NetworkInfo network) {
		return new NetworkState(networks.inactiveXml(network.name()),
				network.active() ? networks.xml(network.name()) : null);
	}

	/** Differs once the definition changed, by whomever. */
	String version() {
		return versionOf(this.inactive);
	}

	static String versionOf(String xml) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(xml.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * @param version what somebody read before changing it; null when they did not look
	 * @throws Problem of kind STALE when it was changed since
	 */
	void require(@Nullable String version, String network) {
		if (version != null && !version.isEmpty() && !version.equals(version())) {
			throw Problem.of(ErrorKind.STALE, "network.stale", network);
		}
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

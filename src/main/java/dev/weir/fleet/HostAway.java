package dev.weir.fleet;

import java.time.Instant;
import java.util.List;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

/**
 * A host that is needed now does not answer. The REST interface adds {@code hostId} and
 * {@code since} to its answer of 503.
 */
public class HostAway extends Problem {

	private static final long serialVersionUID = 1L;

	private final transient HostId hostId;

	private final Instant since;

	public HostAway(HostMirror host) {
		super(ErrorKind.HOST_UNREACHABLE, "fleet.host.away", List.of(host.name()),
				(host.reason() != null) ? host.reason().detail() : null, null);
		this.hostId = host.id();
		this.since = host.since();
	}

	/** Which host. */
	public HostId hostId() {
		return this.hostId;
	}

	/** Since when it has not answered. */
	public Instant since() {
		return this.since;
	}

}

package dev.weir.fleet;

import java.util.List;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What people have said of a host. Immutable.
 *
 * @param maintenance why nothing new may come to it, empty where nobody said why; null
 * where new machines are welcome
 * @param tags by name
 */
public record HostMarks(@Nullable String maintenance, List<String> tags) {

	/** Nobody has said anything. */
	public static final HostMarks NONE = new HostMarks(null, List.of());

	public HostMarks {
		tags = List.copyOf(tags);
	}

	/** Whether the host takes no new virtual machines. */
	public boolean isInMaintenance() {
		return this.maintenance != null;
	}

	/**
	 * Lets new virtual machines pass.
	 * @param host the host's name
	 * @throws Problem of kind CONFLICT while it is in maintenance
	 */
	public void requireOpen(String host) {
		if (this.maintenance != null) {
			throw this.maintenance.isEmpty() ? Problem.of(ErrorKind.CONFLICT, "fleet.host.maintenance", host)
					: Problem.of(ErrorKind.CONFLICT, "fleet.host.maintenance.reason", host, this.maintenance);
		}
	}

}

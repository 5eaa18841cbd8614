package dev.weir.doctor.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * All checks in a row. Stateless.
 */
public final class Checkup {

	static final List<Check> CHECKS = Stream
		.of(DaemonChecks.ALL, ProcessorChecks.ALL, MemoryChecks.ALL, HugePageChecks.ALL, IdentityChecks.ALL,
				StorageChecks.ALL, NetworkChecks.ALL, StateChecks.ALL, DiskChecks.ALL, DeviceChecks.ALL)
		.flatMap(List::stream)
		.toList();

	private Checkup() {
	}

	/** What each check found, in their order. */
	public static List<Finding> of(Patient patient) {
		Chart chart = Chart.of(patient);
		return CHECKS.stream().map((check) -> check.examine(chart)).toList();
	}

}

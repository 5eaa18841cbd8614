package dev.weir.doctor;

import java.time.Instant;
import java.util.List;

import dev.weir.doctor.check.Finding;
import dev.weir.doctor.check.Health;

/**
 * What the doctor found about a host. Immutable.
 *
 * @param at when the host was looked at
 */
record Examination(Instant at, List<Finding> findings) {

	Examination {
		findings = List.copyOf(findings);
	}

	/** The worst first. */
	public List<Finding> sorted() {
		return List.of(Health.BAD, Health.WARN, Health.UNKNOWN, Health.OK)
			.stream()
			.flatMap((health) -> of(health).stream())
			.toList();
	}

	/** Those of one health. */
	public List<Finding> of(Health health) {
		return this.findings.stream().filter((finding) -> finding.health() == health).toList();
	}

	public int bad() {
		return of(Health.BAD).size();
	}

	public int warn() {
		return of(Health.WARN).size();
	}

	public int ok() {
		return of(Health.OK).size();
	}

	public int unknown() {
		return of(Health.UNKNOWN).size();
	}

}

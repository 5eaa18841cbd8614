package dev.weir.vm.group;

import java.time.Duration;
import java.time.Instant;

import dev.weir.hypervisor.NodeCpuTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A boot is told from a mere reconnect. */
class UptimeTests {

	private static final int PROCESSORS = 4;

	private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

	/**
	 * Minutes that the host had run when last seen, minutes until it is seen again,
	 * minutes that it has run by then.
	 */
	@ParameterizedTest
	@CsvSource({ //
			"10000, 5, 2, false, true", // booted, some machines run already
			"10000, 5, 2, true, true", //
			"10000, 5, 10005, true, false", // a mere reconnect
			"10000, 600, 10600, true, false", // after a long one
			"1, 4, 3, true, true", // booted twice in quick succession
			"1, 4, 3, false, false", // no proof, and something runs
			"1, 4, 5, true, false", // a reconnect soon after a boot
			"10000, 3000, 2900, true, false", // history
			"10000, 120, 61, true, false", //
			"10000, 120, 59, true, true" })
	void onlyABootIsOne(long ran, long passed, long runs, boolean idle, boolean boot) {
		Uptime before = uptime(ran, THEN);
		Uptime now = uptime(runs, THEN.plus(Duration.ofMinutes(passed)));
		assertThat(now.tellsOfBoot(before, PROCESSORS, idle)).isEqualTo(boot);
	}

	@Test
	void aPretendedHostCountsNothing() {
		Uptime before = uptime(0, THEN);
		assertThat(uptime(0, THEN.plusSeconds(600)).tellsOfBoot(before, PROCESSORS, true)).isFalse();
	}

	@Test
	void countsAllThatProcessorsDo() {
		assertThat(Uptime.of(new NodeCpuTimes(1_000_000, 2_000_000, 3_000_000, 4_000_000), THEN).cpuMillis())
			.isEqualTo(10);
	}

	private static Uptime uptime(long minutes, Instant at) {
		return new Uptime(Duration.ofMinutes(minutes).toMillis() * PROCESSORS, at);
	}

}

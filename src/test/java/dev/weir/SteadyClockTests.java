package dev.weir;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SteadyClockTests {

	private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

	@Test
	void countsWhatPassesWhateverTheTimeOfDay() {
		AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
		SteadyClock clock = new SteadyClock(START, nanos::get);
		assertThat(clock.instant()).isEqualTo(START);
		// monotonic nanoseconds may overflow
		nanos.addAndGet(Duration.ofHours(1).toNanos());
		assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
	}

}

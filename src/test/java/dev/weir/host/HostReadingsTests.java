package dev.weir.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.host.HostReadings.Reading;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Readings are shared, age, and outlive the host.
 */
class HostReadingsTests {

	private final HostId host = HostId.random();

	private final AtomicInteger calls = new AtomicInteger();

	private @Nullable Problem trouble;

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final HostReadings<Integer> readings = new HostReadings<>(new Commands(), new MovingClock(),
			Duration.ofSeconds(30), (connection, name) -> 0);

	@Test
	void aFreshReadingIsUsedAgain() {
		assertThat(read("v1").value()).isEqualTo(1);
		assertThat(read("v1").value()).isEqualTo(1);
	}

	@Test
	void anOldOneIsReadAgain() {
		read("v1");
		this.now = this.now.plusSeconds(31);
		assertThat(read("v1").value()).isEqualTo(2);
	}

	@Test
	void oneFromBeforeTheClockWasSetBackIsReadAgain() {
		read("v1");
		this.now = this.now.minus(Duration.ofHours(1));
		assertThat(read("v1").value()).isEqualTo(2);
	}

	@Test
	void aChangedObjectIsReadAgain() {
		read("v1");
		assertThat(read("v2").value()).isEqualTo(2);
	}

	@Test
	void aForgottenOneIsReadAgainButStillShown() {
		read("v1");
		this.readings.forget(this.host, "default");
		assertThat(this.readings.last(this.host, "default")).map(Reading::value).contains(1);
		assertThat(read("v1").value()).isEqualTo(2);
	}

	@Test
	void withTheHostGoneTheLastOneStaysWithItsAgeAndReason() {
		Instant then = read("v1").at();
		this.now = this.now.plusSeconds(3600);
		this.trouble = Problem.of(ErrorKind.HOST_UNREACHABLE, "problem.host-unreachable");
		assertThat(read("v2")).satisfies((reading) -> {
			assertThat(reading.value()).isEqualTo(1);
			assertThat(reading.at()).isEqualTo(then);
			assertThat(reading.trouble()).isSameAs(this.trouble);
		});
		this.trouble = null;
		assertThat(read("v2").trouble()).isNull();
	}

	@Test
	void whatWasNeverReadFailsWithTheReason() {
		this.trouble = Problem.of(ErrorKind.TIMED_OUT, "problem.timed-out");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> read("v1")).isSameAs(this.trouble);
		assertThat(this.readings.last(this.host, "default")).isEmpty();
	}

	private Reading<Integer> read(String version) {
		return this.readings.get(this.host, "default", version);
	}

	/** Answers with the number of calls so far. */
	private final class Commands implements HostCommands {

		@Override
		@SuppressWarnings("unchecked")
		public <T> T call(HostId host, Duration deadline, HostCall<T> call) {
			if (HostReadingsTests.this.trouble != null) {
				throw HostReadingsTests.this.trouble;
			}
			return (T) Integer.valueOf(HostReadingsTests.this.calls.incrementAndGet());
		}

		@Override
		public void reread(HostId host, VmId vm) {
		}

		@Override
		public void rereadHost(HostId host) {
		}

	}

	private final class MovingClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return HostReadingsTests.this.now;
		}

	}

}

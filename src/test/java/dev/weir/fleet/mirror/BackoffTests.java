package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits grow to a limit and differ from host to host. */
class BackoffTests {

	@Test
	void doublesUpToItsLimit() {
		Backoff backoff = new Backoff(Duration.ofSeconds(6), () -> 0);
		assertThat(Stream.generate(backoff::next).limit(6).map(Duration::toMillis)).containsExactly(500L, 1000L, 2000L,
				4000L, 6000L, 6000L);
	}

	@Test
	void takesOffUpToAThirdByChance() {
		Backoff backoff = new Backoff(Duration.ofSeconds(6), () -> 0.999999);
		assertThat(backoff.next()).isBetween(Duration.ofMillis(333), Duration.ofMillis(334));
	}

	@Test
	void startsAfreshWhenReset() {
		Backoff backoff = new Backoff(Duration.ofSeconds(6), () -> 0);
		backoff.next();
		backoff.next();
		backoff.reset();
		assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
	}

}

package dev.weir.task.engine;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTests {

	private final UUID other = UUID.randomUUID();

	private final Silence silence = new Silence(3);

	@Test
	void whoShowsTheSameSignTooOftenIsGone() {
		for (int i = 0; i < 3; i++) {
			assertThat(this.silence.look(Map.of(this.other, 7L))).isEmpty();
		}
		assertThat(this.silence.look(Map.of(this.other, 7L))).containsExactly(this.other);
	}

	@Test
	void aFreshSignKeepsItAlive() {
		for (long i = 0; i < 20; i++) {
			assertThat(this.silence.look(Map.of(this.other, i / 3))).isEmpty();
		}
	}

	@Test
	void timeWithoutTheDatabaseCountsForNobody() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.silence.look(Map.of(this.other, 7L))).isEmpty();
			this.silence.look(Map.of(this.other, 7L));
			this.silence.reset();
		}
	}

}

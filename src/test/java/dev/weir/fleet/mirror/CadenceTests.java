package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rounds come one after the other, a period apart, and never twice at a time. */
class CadenceTests {

	private final ManualTimer time = new ManualTimer();

	private final List<CompletableFuture<Void>> rounds = new ArrayList<>();

	private final Cadence cadence = new Cadence(this.time, Runnable::run, Duration.ofSeconds(5), () -> {
		CompletableFuture<Void> round = new CompletableFuture<>();
		this.rounds.add(round);
		return round;
	});

	@Test
	void countsThePeriodFromTheBeginningOfARound() {
		this.cadence.now();
		pass(3);
		this.rounds.get(0).complete(null);
		pass(1);
		assertThat(this.rounds).hasSize(1);
		pass(1);
		assertThat(this.rounds).hasSize(2);
	}

	@Test
	void beginsNoRoundWhileOneGoesOn() {
		this.cadence.now();
		pass(60);
		assertThat(this.rounds).hasSize(1);
		this.rounds.get(0).completeExceptionally(new IllegalStateException("a round that failed"));
		pass(0);
		assertThat(this.rounds).hasSize(2);
	}

	@Test
	void whoAsksDuringARoundGetsOneMoreHoweverManyAsk() {
		this.cadence.now();
		CompletableFuture<Void> asked = this.cadence.now();
		this.cadence.now();
		this.rounds.get(0).complete(null);
		assertThat(this.rounds).hasSize(2);
		assertThat(asked).isNotDone();
		this.rounds.get(1).complete(null);
		assertThat(asked).isDone();
		assertThat(this.rounds).hasSize(2);
	}

	@Test
	void doesNothingAnyMoreOnceStopped() {
		this.cadence.now();
		CompletableFuture<Void> asked = this.cadence.now();
		this.cadence.stop();
		assertThat(asked).isDone();
		this.rounds.get(0).complete(null);
		pass(60);
		assertThat(this.rounds).hasSize(1);
		assertThat(this.cadence.now()).isDone();
	}

	private void pass(int seconds) {
		long end = this.time.nanos() + Duration.ofSeconds(seconds).toNanos();
		while (this.time.advanceToNext(end)) {
			// Until nothing is due.
		}
	}

}

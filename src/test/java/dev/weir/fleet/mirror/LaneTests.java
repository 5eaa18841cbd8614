package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Calls, their deadlines, and what becomes of them when their connection goes. */
class LaneTests {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final ManualTimer time = new ManualTimer();

	private final ManualWorkers workers = new ManualWorkers();

	private final Lane lane = new Lane(this.workers.pool("lane", 2, 8), 2, this.time);

	@Test
	void answersWhatTheCallAnswered() throws Exception {
		CompletableFuture<String> answer = this.lane.submit(() -> "hello", DEADLINE);
		this.workers.run();
		assertThat(answer.get()).isEqualTo("hello");
	}

	@Test
	void tellsAnyFaultAsAProblem() {
		CompletableFuture<String> answer = this.lane.submit(() -> {
			throw new UnsatisfiedLinkError("virNoSuchFunction");
		}, DEADLINE);
		this.workers.run();
		assertThat(kind(answer)).isEqualTo(ErrorKind.INTERNAL);
	}

	@Test
	void givesACallUpAtItsDeadlineAndNeverRunsItLater() {
		boolean[] ran = new boolean[1];
		CompletableFuture<Boolean> answer = this.lane.submit(() -> ran[0] = true, DEADLINE);
		assertThat(this.time.advanceToNext(DEADLINE.toNanos())).isTrue();
		assertThat(kind(answer)).isEqualTo(ErrorKind.TIMED_OUT);
		this.workers.run();
		assertThat(ran[0]).isFalse();
	}

	@Test
	void failsEveryOpenCallWhenAbandoned() {
		CompletableFuture<String> waiting = this.lane.submit(() -> "late", DEADLINE);
		this.lane.abandon();
		assertThat(kind(waiting)).isEqualTo(ErrorKind.HOST_UNREACHABLE);
		assertThat(kind(this.lane.submit(() -> "later", DEADLINE))).isEqualTo(ErrorKind.HOST_UNREACHABLE);
	}

	@Test
	void letsOpenCallsEndWhenRetired() {
		CompletableFuture<String> job = this.lane.submit(() -> "done", DEADLINE);
		boolean[] empty = new boolean[1];
		this.lane.retire(() -> empty[0] = true);
		assertThat(empty[0]).isFalse();
		this.workers.run();
		assertThat(job).isCompletedWithValue("done");
		assertThat(empty[0]).isTrue();
	}

	@Test
	void keepsNoAlarmOfACallThatEnded() {
		this.lane.submit(() -> "hello", DEADLINE);
		this.workers.run();
		assertThat(this.time.advanceToNext(DEADLINE.multipliedBy(2).toNanos())).isFalse();
	}

	private static ErrorKind kind(CompletableFuture<?> answer) {
		Problem[] problem = new Problem[1];
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(answer::get)
			.satisfies((ex) -> problem[0] = Failures.problem(ex));
		return problem[0].kind();
	}

}

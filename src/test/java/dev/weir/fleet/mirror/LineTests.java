package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.hypervisor.CloseReason;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls on one connection of a host. */
class LineTests {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final ManualFleet manual = new ManualFleet();

	private final CompletableFuture<HypervisorConnection> opening = new CompletableFuture<>();

	private final Line line = new Line(() -> this.opening,
			() -> new Lane(this.manual.workers.pool("line", 1, 64), 1, this.manual.time), HypervisorConnection::close);

	@Test
	void callsThatWaitForTheConnectionRunInTheirOrder() {
		List<Integer> ran = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			int number = i;
			this.line.run((connection) -> ran.add(number), DEADLINE);
		}
		this.opening.complete(this.manual.hypervisor.open(this.manual.hypervisor.host("lab").spec(), new Deaf()));
		this.line.run((connection) -> ran.add(10), DEADLINE);
		this.manual.settle();
		assertThat(ran).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
	}

	@Test
	void callsThatWaitFailWithTheConnection() {
		List<CompletableFuture<Boolean>> answers = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			answers.add(this.line.run(HypervisorConnection::isAlive, DEADLINE));
		}
		this.opening.completeExceptionally(Problem.of(ErrorKind.HOST_UNREACHABLE, "gone"));
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer).isCompletedExceptionally();
			assertThat(Failures.problem(answer.handle((value, failure) -> failure).join()).kind())
				.isEqualTo(ErrorKind.HOST_UNREACHABLE);
		});
	}

	@Test
	void aCallThatFailsStopsNoOther() {
		this.opening.complete(this.manual.hypervisor.open(this.manual.hypervisor.host("lab").spec(), new Deaf()));
		this.line.run((connection) -> {
			throw Problem.of(ErrorKind.NOT_FOUND, "none");
		}, DEADLINE);
		CompletableFuture<Boolean> next = this.line.run(HypervisorConnection::isAlive, DEADLINE);
		this.manual.settle();
		assertThat(next.join()).isTrue();
	}

	/** Hears nothing. */
	private static final class Deaf implements HypervisorListener {

		@Override
		public void onEvent(HypervisorEvent event) {
			// Nobody subscribed.
		}

		@Override
		public void onClosed(CloseReason reason) {
			// Nobody waits for it.
		}

	}

}

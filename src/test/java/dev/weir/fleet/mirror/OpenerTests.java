package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.weir.fleet.fake.FakeHost;
import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.HypervisorListener;
import dev.weir.problem.ErrorKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tries to open a connection, and what is left of those that take too long. */
class OpenerTests {

	private final ManualFleet manual = new ManualFleet();

	private final FakeHost lab = this.manual.hypervisor.host("lab.example");

	private final Opener opener = new Opener(this.manual.parts());

	@Test
	void aHostThatIsCutOffCostsOneThread() throws Exception {
		this.lab.cut(true);
		this.manual.workers.hold("weir-open");
		CompletableFuture<HypervisorConnection> first = open();
		this.manual.pass(Duration.ofSeconds(11));
		assertThat(kind(first)).isEqualTo(ErrorKind.TIMED_OUT);
		for (int i = 0; i < 20; i++) {
			CompletableFuture<HypervisorConnection> next = open();
			assertThat(this.manual.workers.waiting("weir-open")).as("the first and this one").isEqualTo(2);
			this.manual.workers.runLast("weir-open");
			assertThat(kind(next)).as("nobody answered the knock").isEqualTo(ErrorKind.HOST_UNREACHABLE);
		}
		this.lab.cut(false);
		CompletableFuture<HypervisorConnection> back = open();
		this.manual.workers.runLast("weir-open");
		assertThat(back.get().isAlive()).isTrue();
		this.manual.workers.release("weir-open");
		this.manual.settle();
		assertThat(this.lab.openConnections()).as("what was opened too late is closed").isEqualTo(1);
	}

	@Test
	void triesThatNeverEndDoNotKeepAHostAwayForEver() throws Exception {
		this.manual.workers.hold("weir-open");
		for (int i = 0; i < 4; i++) {
			open();
			this.manual.pass(Duration.ofSeconds(11));
		}
		assertThat(kind(open())).isEqualTo(ErrorKind.TIMED_OUT);
		assertThat(this.manual.workers.waiting("weir-open")).isEqualTo(4);
		this.manual.pass(Duration.ofMinutes(10));
		CompletableFuture<HypervisorConnection> later = open();
		this.manual.workers.runLast("weir-open");
		assertThat(later.get().isAlive()).isTrue();
	}

	@Test
	void aDaemonThatHangsCostsAFewThreadsUntilItGoesOn() {
		this.manual.workers.hold("weir-open");
		for (int i = 0; i < 20; i++) {
			CompletableFuture<HypervisorConnection> hanging = open();
			this.manual.pass(Duration.ofSeconds(11));
			assertThat(kind(hanging)).isEqualTo(ErrorKind.TIMED_OUT);
		}
		assertThat(this.manual.workers.waiting("weir-open")).isEqualTo(4);
		this.manual.workers.release("weir-open");
		this.manual.settle();
		assertThat(this.lab.openConnections()).isZero();
		assertThat(open()).isNotDone();
		this.manual.settle();
		assertThat(this.lab.openConnections()).isEqualTo(1);
	}

	private CompletableFuture<HypervisorConnection> open() {
		return this.opener.open(this.lab.spec(), new HypervisorListener() {

			@Override
			public void onEvent(HypervisorEvent event) {
				// Nobody subscribed.
			}

			@Override
			public void onClosed(CloseReason reason) {
				// The test asks the host.
			}

		});
	}

	private static ErrorKind kind(CompletableFuture<?> answer) {
		assertThat(answer).isCompletedExceptionally();
		return Failures.problem(answer.handle((value, failure) -> failure).join()).kind();
	}

}

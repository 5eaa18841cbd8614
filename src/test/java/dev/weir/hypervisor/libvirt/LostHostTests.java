package dev.weir.hypervisor.libvirt;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.weir.hypervisor.CloseReason;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorSettings;
import dev.weir.hypervisor.StatsGroup;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.LibvirtRig;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Hosts that go away while a connection is open.
 */
@Tag("libvirt")
class LostHostTests {

	private static final HypervisorSettings IMPATIENT = new HypervisorSettings(Duration.ofSeconds(1), 2,
			Duration.ofSeconds(1), Duration.ofSeconds(5), DataSize.ofMegabytes(32));

	private static final HypervisorSettings PATIENT = new HypervisorSettings(Duration.ofSeconds(60), 3,
			Duration.ofSeconds(1), Duration.ofSeconds(5), DataSize.ofMegabytes(32));

	/** Whoever waits when closing waits for that long. */
	private static final HypervisorSettings SLOW_TO_CLOSE = new HypervisorSettings(Duration.ofSeconds(60), 3,
			Duration.ofSeconds(60), Duration.ofSeconds(5), DataSize.ofMegabytes(32));

	private static final Duration NO_WAIT = Duration.ofSeconds(30);

	private final RecordingListener listener = new RecordingListener();

	private final LibvirtRig rig = LibvirtRig.start();

	private HypervisorConnection host;

	@BeforeEach
	void open() {
		open(PATIENT);
	}

	private void open(HypervisorSettings settings) {
		this.host = TestHypervisors.hypervisor(settings).open(this.rig.spec(), this.listener);
		this.host.subscribe();
	}

	@AfterEach
	void close() {
		this.host.close();
		this.rig.close();
	}

	@Test
	void aKilledDaemonIsToldOnceAndCallsFailAtOnce() {
		this.rig.daemon("kill");
		Awaitility.await().untilAsserted(() -> assertThat(this.listener.ends()).hasSize(1));
		assertThat(this.host.isAlive()).isFalse();
		assertUnreachable(() -> this.host.domains().list());
		assertUnreachable(() -> TestHypervisors.hypervisor().open(this.rig.spec(), new RecordingListener()));
		this.host.close();
		assertThat(this.listener.ends()).hasSize(1);
		this.rig.daemon("start");
		try (HypervisorConnection again = TestHypervisors.hypervisor().open(this.rig.spec(), new RecordingListener())) {
			assertThat(again.domains().list()).isEmpty();
		}
	}

	@Test
	void aListenerMayCloseWhenItHearsOfTheEnd() throws Exception {
		CompletableFuture<HypervisorConnection> opened = new CompletableFuture<>();
		CompletableFuture<Duration> closing = new CompletableFuture<>();
		opened.complete(TestHypervisors.hypervisor(SLOW_TO_CLOSE).open(this.rig.spec(), new RecordingListener() {
			@Override
			public void onClosed(CloseReason reason) {
				long start = System.nanoTime();
				opened.join().close();
				closing.complete(Duration.ofNanos(System.nanoTime() - start));
			}
		}));
		this.rig.daemon("kill");
		assertThat(closing.get(120, TimeUnit.SECONDS)).as("the event loop is not held up").isLessThan(NO_WAIT);
	}

	@Test
	void aDaemonThatHangsIsGivenUpByKeepalive() throws Exception {
		this.host.close();
		open(IMPATIENT);
		this.rig.daemon("pause");
		Thread waiting = new Thread(() -> this.host.domains().statuses());
		waiting.setUncaughtExceptionHandler((thread, ex) -> {
		});
		waiting.start();
		Awaitility.await()
			.atMost(Patience.of(Duration.ofSeconds(20)))
			.untilAsserted(() -> assertThat(this.listener.ends()).isEqualTo(List.of(CloseReason.KEEPALIVE)));
		waiting.join(120_000);
		assertThat(waiting.isAlive()).isFalse();
		this.rig.daemon("resume");
	}

	@Test
	void closingDoesNotWaitForADaemonThatHangs() {
		this.rig.daemon("pause");
		long start = System.nanoTime();
		this.host.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NO_WAIT);
		assertUnreachable(() -> this.host.domains().start(new UUID(0, 1), Set.of()));
		this.rig.daemon("resume");
		assertThat(this.listener.ends()).isEmpty();
	}

	@Test
	void aCallThatIsStuckInOneGuestHoldsUpNeitherOthersNorClosing() throws Exception {
		UUID guest = this.host.domains()
			.define(LibvirtRig.guestXml("stuck", this.rig.bootableDisk("stuck.img")))
			.uuid();
		this.host.domains().start(guest, Set.of());
		this.rig.signalGuest("stuck", "STOP");
		HypervisorConnection polling = TestHypervisors.hypervisor(PATIENT)
			.open(this.rig.spec(), new RecordingListener());
		CompletableFuture<List<DomainStats>> stuck = new CompletableFuture<>();
		Thread asking = new Thread(() -> stuck
			.completeAsync(() -> polling.domains().runningStats(Set.of(StatsGroup.BALLOON)), Runnable::run));
		asking.start();
		Awaitility.await().until(() -> isInLibvirt(asking));
		assertThat(this.host.domains().xml(guest, XmlForm.LIVE)).contains("stuck");
		assertThat(polling.domains().list()).hasSize(1);
		polling.close();
		assertThat(stuck).as("closing does not take the connection from under it").isNotDone();
		this.rig.signalGuest("stuck", "CONT");
		assertThat(stuck.get(120, TimeUnit.SECONDS)).isNotNull();
		assertUnreachable(() -> polling.domains().list());
	}

	private static boolean isInLibvirt(Thread thread) {
		StackTraceElement[] stack = thread.getStackTrace();
		return stack.length > 0 && stack[0].isNativeMethod() && stack[0].getClassName().startsWith("com.sun.jna.");
	}

	private static void assertUnreachable(Runnable call) {
		assertThatExceptionOfType(Problem.class).isThrownBy(call::run)
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE));
	}

}

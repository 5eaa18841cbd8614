package dev.weir.hypervisor.libvirt;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.DomainStats;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.hypervisor.StatsGroup;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A closed connection is an error for its callers and nothing more.
 */
class ClosedConnectionTests {

	/** Of a thousand: other tests' contexts live in the same process. */
	private static final int SLACK = 20;

	@Test
	void everyPartSaysThatTheHostIsUnreachable() {
		HypervisorConnection host = TestHypervisors.defaultNode(new RecordingListener());
		host.close();
		host.close();
		assertThat(host.isAlive()).isFalse();
		List<Runnable> calls = List.of(() -> host.domains().list(), () -> host.domains().statuses(),
				() -> host.domains().xml(new UUID(1, 1), XmlForm.LIVE), () -> host.networks().list(),
				() -> host.storagePools().list(), () -> host.node().facts(), host::subscribe,
				() -> host.domains().screenshot(new UUID(1, 1), 0));
		for (Runnable call : calls) {
			assertThatExceptionOfType(Problem.class).isThrownBy(call::run)
				.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE));
		}
	}

	@Test
	void closingUnderManyCallsNeverDoesMoreThanRefuseThem() throws Exception {
		ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();
		for (int round = 0; round < 20; round++) {
			HypervisorConnection host = TestHypervisors.defaultNode(new RecordingListener());
			host.subscribe();
			AtomicInteger calls = new AtomicInteger();
			List<Thread> callers = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				callers.add(new Thread(() -> callUntilClosed(host, calls, surprises)));
			}
			callers.forEach(Thread::start);
			Awaitility.await().until(() -> calls.get() > 50);
			host.close();
			for (Thread caller : callers) {
				caller.join(120_000);
				assertThat(caller.isAlive()).isFalse();
			}
		}
		assertThat(surprises).isEmpty();
	}

	@Test
	void aThousandConnectionsLeaveNothingBehind() {
		openAndClose(50);
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		int files = openFiles();
		openAndClose(1000);
		Awaitility.await().untilAsserted(() -> {
			assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + SLACK);
			assertThat(openFiles()).isLessThanOrEqualTo(files + SLACK);
		});
	}

	@Test
	void aListenerThatFailsDoesNotStopTheEvents() {
		AtomicInteger heard = new AtomicInteger();
		HypervisorConnection host = TestHypervisors.hypervisor()
			.open(new ConnectionSpec.Test(null), new RecordingListener() {
				@Override
				public void onEvent(HypervisorEvent event) {
					heard.incrementAndGet();
					throw new IllegalStateException("on purpose");
				}
			});
		try (host) {
			host.subscribe();
			host.subscribe();
			UUID test = host.domains().list().get(0).uuid();
			host.domains().suspend(test);
			Awaitility.await().until(() -> heard.get() == 1);
			host.domains().resume(test);
			Awaitility.await().until(() -> heard.get() == 2);
		}
	}

	@Test
	void eventsGoOnlyToTheirOwnConnection() {
		RecordingListener first = new RecordingListener();
		RecordingListener second = new RecordingListener();
		try (HypervisorConnection one = TestHypervisors.defaultNode(first);
				HypervisorConnection two = TestHypervisors.defaultNode(second)) {
			one.subscribe();
			UUID test = two.domains().list().get(0).uuid();
			two.domains().suspend(test);
			two.domains().resume(test);
			Awaitility.await().until(() -> first.events().size() == 2);
			assertThat(second.events()).isEmpty();
		}
	}

	private static void callUntilClosed(HypervisorConnection host, AtomicInteger calls,
			ConcurrentLinkedQueue<Throwable> surprises) {
		try {
			while (calls.incrementAndGet() > 0) {
				List<DomainStats> stats = host.domains().runningStats(Set.of(StatsGroup.STATE));
				host.domains().xml(stats.get(0).uuid(), XmlForm.LIVE);
				host.networks().list();
			}
		}
		catch (Problem ex) {
			if (ex.kind() != ErrorKind.HOST_UNREACHABLE) {
				surprises.add(ex);
			}
		}
		catch (RuntimeException | Error ex) {
			surprises.add(ex);
		}
	}

	private static void openAndClose(int times) {
		for (int i = 0; i < times; i++) {
			HypervisorConnection host = TestHypervisors.defaultNode(new RecordingListener());
			host.subscribe();
			host.domains().list();
			host.close();
		}
	}

	private static int openFiles() {
		return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
	}

}

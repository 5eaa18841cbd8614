package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeHypervisor;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.Patience;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The mirror with real threads: hangs, deaths, deadlines, and nothing left behind. */
class LiveFleetTests {

	private static final Duration SOON = Patience.of(Duration.ofSeconds(10));

	private final FakeHypervisor hypervisor = new FakeHypervisor();

	private final FakeHost lab = this.hypervisor.host("lab1.example");

	private final LiveFixture live = new LiveFixture(this.hypervisor, LiveFixture.quick());

	@AfterEach
	void close() {
		this.lab.resume();
		this.live.close();
	}

	@Test
	void aHostThatHangsGoesAndComesBackWithoutALeak() {
		FakeVm web = this.lab.define("web").start();
		HostId id = up();
		this.lab.hang(FakeCall.values());
		this.live.await(id, SOON, (host) -> assertThat(host.state()).isEqualTo(HostState.UNREACHABLE));
		assertThat(this.live.host(id).reason()).isNotNull();
		assertThat(this.live.host(id).vms()).containsKey(new VmId(web.uuid()));
		this.lab.resume();
		this.live.await(id, SOON, (host) -> assertThat(host.isUp()).isTrue());
		Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(this.lab.openConnections()).isEqualTo(3));
	}

	@Test
	void leavesNoThreadAndNoConnectionBehindAfterManyLosses() {
		long before = LiveFixture.threads();
		this.lab.define("web").start();
		HostId id = up();
		for (int i = 0; i < 20; i++) {
			this.lab.die();
			this.live.await(id, SOON, (host) -> assertThat(host.isUp()).isFalse());
			this.lab.accept();
			this.live.fleet.retryNow(id);
			this.live.await(id, SOON, (host) -> assertThat(host.isUp()).isTrue());
		}
		this.live.fleet.forget(id);
		Awaitility.await().atMost(Patience.of(Duration.ofSeconds(30))).untilAsserted(() -> {
			assertThat(this.lab.openConnections()).isZero();
			assertThat(LiveFixture.threads()).isLessThanOrEqualTo(before);
		});
	}

	@Test
	void oneDomainThatHangsIsUnreadableAndTheRestStands() {
		List<FakeVm> vms = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			vms.add(this.lab.define("vm" + i));
		}
		AtomicBoolean stuck = new AtomicBoolean(true);
		FakeVm odd = vms.get(7).hangs(stuck);
		HostId id = this.live.watch(this.lab.spec());
		this.live.await(id, SOON, (host) -> {
			assertThat(host.isUp()).isTrue();
			assertThat(host.vms()).hasSize(40);
			assertThat(host.vms().get(new VmId(odd.uuid()))).isNotNull()
				.satisfies((vm) -> assertThat(vm.state()).isEqualTo(VmState.UNREADABLE));
			assertThat(host.vms().values()).filteredOn((vm) -> vm.state() == VmState.SHUT_OFF).hasSize(39);
		});
		stuck.set(false);
		this.lab.resume();
		this.lab.fire(odd, 0, 1);
		this.live.await(id, SOON, (host) -> assertThat(host.vms().get(new VmId(odd.uuid()))).isNotNull()
			.satisfies((vm) -> assertThat(vm.state()).isEqualTo(VmState.SHUT_OFF)));
	}

	@Test
	void oneStuckQemuDelaysStatisticsOnly() {
		FakeVm web = this.lab.define("web").start();
		HostId id = up();
		this.lab.hang(FakeCall.STATS);
		Awaitility.await().atMost(SOON).until(() -> this.lab.calls(FakeCall.STATS) >= 3);
		assertThat(this.live.host(id).isUp()).isTrue();
		web.pause();
		this.live.await(id, SOON, (host) -> assertThat(host.vms().get(new VmId(web.uuid()))).isNotNull()
			.satisfies((vm) -> assertThat(vm.state()).isEqualTo(VmState.PAUSED)));
		assertThat(this.live.commands.<Integer>call(id, HostCommands.SHORT, (connection) -> 7)).isEqualTo(7);
	}

	@Test
	void aCommandPastItsDeadlineTimesOutAndOthersGoOn() {
		FakeVm web = this.lab.define("web");
		HostId id = up();
		this.lab.hang(FakeCall.COMMAND);
		for (int i = 0; i < 6; i++) {
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> this.live.commands.call(id, Duration.ofMillis(100), (connection) -> {
					connection.domains().reset(web.uuid());
					return true;
				}))
				.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.TIMED_OUT));
		}
		assertThat(this.live.commands.<Integer>call(id, HostCommands.SHORT,
				(connection) -> connection.domains().list().size()))
			.isEqualTo(1);
	}

	@Test
	void tooManyCommandsAreAProblemAtOnce() throws InterruptedException {
		HostId id = up();
		HostKeeper keeper = this.live.fleet.keeper(id).orElseThrow();
		// the command connection is opened at its first use; calls that wait for that do
		// not count as queued
		assertThat(this.live.commands.<Boolean>call(id, SOON, (connection) -> true)).isTrue();
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch busy = new CountDownLatch(4);
		for (int i = 0; i < 100; i++) {
			keeper.command((connection) -> {
				busy.countDown();
				release.await();
				return true;
			}, HostCommands.LONG);
		}
		// an idle thread may take its first call late and so make room in the queue
		assertThat(busy.await(120, TimeUnit.SECONDS)).isTrue();
		for (int i = 0; i < 4; i++) {
			keeper.command((connection) -> release.await(1, TimeUnit.MINUTES), HostCommands.LONG);
		}
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.live.commands.call(id, SOON, (connection) -> true))
			.satisfies((problem) -> {
				assertThat(problem.kind()).isEqualTo(ErrorKind.TOO_MANY_TRIES);
				assertThat(problem.messageKey()).isEqualTo("fleet.busy");
			});
		release.countDown();
	}

	@Test
	void aCommandOnAHostThatIsGoneFailsAtOnceAndSaysSinceWhen() {
		HostId id = up();
		this.lab.die();
		this.live.await(id, SOON, (host) -> assertThat(host.isUp()).isFalse());
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.live.commands.call(id, HostCommands.LONG, (connection) -> true))
			.satisfies((problem) -> {
				assertThat(problem.kind()).isEqualTo(ErrorKind.HOST_UNREACHABLE);
				assertThat(problem.arguments()).contains("host", this.live.host(id).since().toString());
			});
	}

	@Test
	void aCommandInFlightFailsWhenTheHostDies() {
		HostId id = up();
		this.lab.hang(FakeCall.COMMAND);
		FakeVm web = this.lab.define("web");
		var answer = this.live.fleet.keeper(id).orElseThrow().command((connection) -> {
			connection.domains().reset(web.uuid());
			return true;
		}, HostCommands.LONG);
		Awaitility.await().atMost(SOON).until(() -> this.lab.calls(FakeCall.COMMAND) > 0);
		this.lab.die();
		Awaitility.await().atMost(SOON).until(answer::isCompletedExceptionally);
	}

	@Test
	void problemsOfACallReachItsCaller() {
		HostId id = up();
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.live.commands.call(id, HostCommands.SHORT,
					(connection) -> connection.domains().status(UUID.randomUUID())))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.live.commands.call(HostId.random(), HostCommands.SHORT, (connection) -> true))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.NOT_FOUND));
	}

	@Test
	void aListenerThatNeverReturnsStallsNobody() {
		FakeVm web = this.lab.define("web");
		HostId id = up();
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch stalled = new CountDownLatch(1);
		AtomicBoolean heard = new AtomicBoolean();
		this.live.fleet.listen(new FleetListener() {

			@Override
			public void vmChanged(HostId host, VmId vm) {
				stalled.countDown();
				try {
					release.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}

		});
		web.start();
		Awaitility.await().atMost(SOON).until(() -> stalled.getCount() == 0);
		this.live.fleet.listen(new FleetListener() {

			@Override
			public void vmChanged(HostId host, VmId vm) {
				heard.set(true);
			}

		});
		web.pause();
		this.live.await(id, SOON, (host) -> assertThat(host.vms().get(new VmId(web.uuid()))).isNotNull()
			.satisfies((vm) -> assertThat(vm.state()).isEqualTo(VmState.PAUSED)));
		Awaitility.await().atMost(SOON).untilTrue(heard);
		release.countDown();
	}

	@Test
	void absorbsTenThousandEventsFromManyMachines() {
		List<FakeVm> vms = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			vms.add(this.lab.define("vm" + i));
		}
		HostId id = up();
		for (int i = 0; i < 10_000; i++) {
			this.lab.fire(vms.get(i % 100), 2, 0);
		}
		vms.forEach(FakeVm::start);
		this.live.await(id, SOON, (host) -> assertThat(host.vms().values())
			.allSatisfy((vm) -> assertThat(vm.state()).isEqualTo(VmState.RUNNING)));
		assertThat(this.lab.calls(FakeCall.STATUS)).isLessThan(5_000);
	}

	private HostId up() {
		HostId id = this.live.watch(this.lab.spec());
		this.live.await(id, SOON, (host) -> {
			assertThat(host.isUp()).isTrue();
			assertThat(host.vms()).hasSize(this.lab.vms().size());
		});
		return id;
	}

}

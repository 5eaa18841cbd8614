package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.List;

import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.HostTrouble;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.fleet.WatchedHost;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.CloseReason;
import dev.weir.problem.ErrorKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The state machine of a host, with time moved by hand. */
class HostKeeperTests {

	private final ManualFleet manual = new ManualFleet();

	private final FakeHost lab = this.manual.hypervisor.host("lab1.example");

	@Test
	void isUpAtOnceWithEverythingInIt() {
		FakeVm web = this.lab.define("web").start();
		this.lab.define("off");
		HostId id = this.manual.watch(this.lab, "lab1");
		HostMirror host = this.manual.host(id);
		assertThat(host.state()).isEqualTo(HostState.UP);
		assertThat(host.reason()).isNull();
		assertThat(host.facts()).isNotNull();
		assertThat(host.vms()).hasSize(2);
		assertThat(this.manual.fleet.requireVm(new VmId(web.uuid()))).satisfies((vm) -> {
			assertThat(vm.name()).isEqualTo("web");
			assertThat(vm.hostName()).isEqualTo("lab1");
			assertThat(vm.state()).isEqualTo(VmState.RUNNING);
			assertThat(vm.definition().disks()).hasSize(1);
		});
	}

	@Test
	void showsWhyAndSinceWhenItDied() {
		HostId id = this.manual.watch(this.lab, "lab1");
		this.manual.pass(Duration.ofSeconds(30));
		this.lab.die();
		this.manual.settle();
		HostMirror host = this.manual.host(id);
		assertThat(host.state()).isEqualTo(HostState.UNREACHABLE);
		assertThat(host.reason())
			.isEqualTo(new HostTrouble(ErrorKind.HOST_UNREACHABLE, "fleet.host.closed.by-host", List.of(), null));
		assertThat(host.since()).isEqualTo(this.manual.time.instant());
		assertThat(host.lastSeen()).isNotNull().isBeforeOrEqualTo(host.since());
	}

	@Test
	void keepsTheLastMirrorWhileItIsGone() {
		FakeVm web = this.lab.define("web").start();
		HostId id = this.manual.watch(this.lab, "lab1");
		this.lab.die();
		this.manual.pass(Duration.ofMinutes(10));
		assertThat(this.manual.host(id).vms()).containsKey(new VmId(web.uuid()));
		assertThat(this.manual.fleet.requireVm(new VmId(web.uuid())).state()).isEqualTo(VmState.RUNNING);
	}

	@Test
	void keepsTheTimeOfTheLossThroughEveryTry() {
		HostId id = this.manual.watch(this.lab, "lab1");
		this.lab.die();
		this.manual.settle();
		var since = this.manual.host(id).since();
		this.manual.pass(Duration.ofMinutes(10));
		assertThat(this.manual.host(id).since()).isEqualTo(since);
		assertThat(this.manual.state(id)).isEqualTo(HostState.UNREACHABLE);
	}

	@Test
	void comesBackWithinTenSecondsAndSeesWhatChanged() {
		FakeVm web = this.lab.define("web").start();
		FakeVm old = this.lab.define("old");
		HostId id = this.manual.watch(this.lab, "lab1");
		this.lab.die();
		this.manual.pass(Duration.ofMinutes(10));
		web.stop();
		this.lab.vanish(old);
		this.lab.accept();
		Duration back = this.manual.until(() -> this.manual.state(id) == HostState.UP, Duration.ofSeconds(60));
		assertThat(back).isLessThan(Duration.ofSeconds(10));
		assertThat(this.manual.fleet.requireVm(new VmId(web.uuid())).state()).isEqualTo(VmState.SHUT_OFF);
		assertThat(this.manual.fleet.vm(new VmId(old.uuid()))).isEmpty();
	}

	@Test
	void seesThatItHangsWithinTwentySeconds() {
		HostId id = this.manual.watch(this.lab, "lab1");
		this.manual.pass(Duration.ofSeconds(7));
		this.manual.workers.hold("weir-read");
		Duration noticed = this.manual.until(() -> this.manual.state(id) == HostState.UNREACHABLE,
				Duration.ofSeconds(60));
		assertThat(noticed).isLessThan(Duration.ofSeconds(20));
		assertThat(this.manual.host(id).reason()).isEqualTo(new HostTrouble(ErrorKind.TIMED_OUT, null));
	}

	@Test
	void comesBackSoonAfterHangingForLong() {
		HostId id = this.manual.watch(this.lab, "lab1");
		this.manual.workers.hold("weir-read");
		this.manual.workers.hold("weir-open");
		this.manual.pass(Duration.ofMinutes(10));
		assertThat(this.manual.state(id)).isEqualTo(HostState.UNREACHABLE);
		assertThat(this.manual.workers.waiting("weir-open")).as("tries left behind").isLessThanOrEqualTo(4);
		this.manual.workers.release("weir-open");
		this.manual.workers.release("weir-read");
		Duration back = this.manual.until(() -> this.manual.state(id) == HostState.UP, Duration.ofSeconds(60));
		assertThat(back).isLessThan(Duration.ofSeconds(10));
		this.manual.pass(Duration.ofSeconds(30));
		assertThat(this.lab.openConnections()).as("connections opened too late are closed").isEqualTo(2);
	}

	@Test
	void givesUpOpeningAtItsDeadline() {
		this.manual.workers.hold("weir-open");
		HostId id = this.manual.watch(this.lab, "lab1");
		assertThat(this.manual.state(id)).isEqualTo(HostState.CONNECTING);
		this.manual.pass(Duration.ofSeconds(11));
		assertThat(this.manual.host(id).reason()).isEqualTo(new HostTrouble(ErrorKind.TIMED_OUT, null));
	}

	@Test
	void closesEveryConnectionOfALifeThatEnded() {
		HostId id = this.manual.watch(this.lab, "lab1");
		for (int i = 0; i < 50; i++) {
			this.lab.drop(CloseReason.KEEPALIVE);
			this.manual.until(() -> this.manual.state(id) == HostState.UP, Duration.ofSeconds(60));
		}
		assertThat(this.lab.openConnections()).isLessThanOrEqualTo(3);
	}

	@Test
	void triesSeldomWhatWasRejected() {
		this.lab.refuse(ErrorKind.HOST_REJECTED, "authentication failed");
		HostId id = this.manual.watch(this.lab, "lab1");
		assertThat(this.manual.state(id)).isEqualTo(HostState.REJECTED);
		assertThat(this.manual.host(id).reason())
			.isEqualTo(new HostTrouble(ErrorKind.HOST_REJECTED, "authentication failed"));
		this.lab.accept();
		this.manual.pass(Duration.ofMinutes(4));
		assertThat(this.manual.state(id)).isEqualTo(HostState.REJECTED);
		this.manual.fleet.retryNow(id);
		this.manual.settle();
		assertThat(this.manual.state(id)).isEqualTo(HostState.UP);
	}

	@Test
	void triesAtOnceWhenAskedTo() {
		this.lab.die();
		HostId id = this.manual.watch(this.lab, "lab1");
		this.manual.pass(Duration.ofSeconds(61));
		this.lab.accept();
		this.manual.fleet.retryNow(id);
		this.manual.settle();
		assertThat(this.manual.state(id)).isEqualTo(HostState.UP);
	}

	@Test
	void connectsToNothingWhileDisabled() {
		HostId id = HostId.random();
		this.manual.fleet.watch(new WatchedHost(id, "lab1", this.lab.spec(), false));
		this.manual.pass(Duration.ofMinutes(1));
		assertThat(this.manual.state(id)).isEqualTo(HostState.DISABLED);
		assertThat(this.lab.openConnections()).isZero();
		this.manual.fleet.watch(new WatchedHost(id, "lab1", this.lab.spec(), true));
		this.manual.settle();
		assertThat(this.manual.state(id)).isEqualTo(HostState.UP);
		this.manual.fleet.watch(new WatchedHost(id, "lab1", this.lab.spec(), false));
		this.manual.pass(Duration.ofMinutes(1));
		assertThat(this.manual.state(id)).isEqualTo(HostState.DISABLED);
		assertThat(this.lab.openConnections()).isZero();
	}

	@Test
	void takesOverAnotherNameWithoutConnectingAgain() {
		FakeVm web = this.lab.define("web");
		HostId id = this.manual.watch(this.lab, "lab1");
		int open = this.lab.openConnections();
		this.manual.fleet.watch(new WatchedHost(id, "rack 7 <b>", this.lab.spec(), true));
		this.manual.settle();
		assertThat(this.manual.host(id).name()).isEqualTo("rack 7 <b>");
		assertThat(this.manual.fleet.requireVm(new VmId(web.uuid())).hostName()).isEqualTo("rack 7 <b>");
		assertThat(this.lab.openConnections()).isEqualTo(open);
	}

	@Test
	void followsAnotherConnection() {
		FakeHost other = this.manual.hypervisor.host("lab2.example");
		FakeVm elsewhere = other.define("elsewhere");
		this.lab.define("here");
		HostId id = this.manual.watch(this.lab, "lab1");
		this.manual.fleet.watch(new WatchedHost(id, "lab1", other.spec(), true));
		this.manual.settle();
		assertThat(this.lab.openConnections()).isZero();
		assertThat(this.manual.host(id).vms()).containsOnlyKeys(new VmId(elsewhere.uuid()));
	}

	@Test
	void forgetsWhatIsWatchedNoLonger() {
		this.lab.define("web");
		HostId id = this.manual.watch(this.lab, "lab1");
		this.manual.fleet.forget(id);
		this.manual.pass(Duration.ofMinutes(1));
		assertThat(this.manual.fleet.hosts()).isEmpty();
		assertThat(this.manual.fleet.vms()).isEmpty();
		assertThat(this.lab.openConnections()).isZero();
	}

	@Test
	void oneDeadHostDelaysNoOther() {
		FakeHost other = this.manual.hypervisor.host("lab2.example");
		this.lab.die();
		HostId dead = this.manual.watch(this.lab, "dead");
		HostId alive = this.manual.watch(other, "alive");
		assertThat(this.manual.state(dead)).isEqualTo(HostState.UNREACHABLE);
		assertThat(this.manual.state(alive)).isEqualTo(HostState.UP);
	}

}

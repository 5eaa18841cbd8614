package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.problem.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How virtual machines come into the mirror and stay true. */
class VmMirrorTests {

	private final ManualFleet manual = new ManualFleet();

	private final FakeHost lab = this.manual.hypervisor.host("lab1.example");

	@Test
	void readsAgainWhatAnEventNames() {
		FakeVm web = this.lab.define("web");
		watch();
		web.start();
		this.manual.settle();
		assertThat(mirror(web).state()).isEqualTo(VmState.RUNNING);
		web.pause();
		this.manual.pass(Duration.ofMillis(100));
		assertThat(mirror(web).state()).isEqualTo(VmState.PAUSED);
		assertThat(mirror(web).stateReason()).isEqualTo(1);
	}

	@Test
	void showsWhatIsDefinedAndUndefined() {
		HostId id = watch();
		FakeVm late = this.lab.define("late");
		this.manual.pass(Duration.ofMillis(100));
		assertThat(this.manual.host(id).vms()).containsKey(new VmId(late.uuid()));
		this.lab.vanish(late);
		this.lab.fire(late, 1, 0);
		this.manual.pass(Duration.ofMillis(100));
		assertThat(this.manual.host(id).vms()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "'; rm -rf /", "a\"b&c", "名字很长的虚拟机", "🦫", "\u202Egnp.exe",
			"sixty-characters-and-more-sixty-characters-and-more-sixty-chars" })
	void keepsHostileNamesAsTheyAre(String name) {
		FakeVm vm = this.lab.define(name);
		watch();
		assertThat(mirror(vm).name()).isEqualTo(name);
		assertThat(mirror(vm).xml().inactive()).contains(vm.uuid().toString());
	}

	@Test
	void absorbsAStormOfEvents() {
		FakeVm web = this.lab.define("web").start();
		watch();
		long before = this.lab.calls(FakeCall.XML);
		for (int i = 0; i < 10_000; i++) {
			this.lab.fire(web, 2, 0);
			if (i % 10 == 0) {
				this.manual.pass(Duration.ofMillis(1));
			}
		}
		this.manual.pass(Duration.ofSeconds(1));
		// At most every 20 ms for the second that the storm lasts, two definitions each.
		assertThat(this.lab.calls(FakeCall.XML) - before).isBetween(2L, 120L);
	}

	@Test
	void ignoresEventsThatChangeNothingShown() {
		FakeVm web = this.lab.define("web").start();
		watch();
		long before = this.lab.calls(FakeCall.STATUS);
		this.lab.fire(new HypervisorEvent.DomainChanged(web.uuid(), web.name(), DomainEventKind.MIGRATION_ITERATION, 1,
				0, null));
		this.manual.settle();
		assertThat(this.lab.calls(FakeCall.STATUS)).isEqualTo(before);
	}

	@Test
	void showsOneUnreadableDomainAndTheRest() {
		FakeVm odd = this.lab.define("odd").unreadable(ErrorKind.REFUSED_BY_HOST, "internal error: <nonsense>");
		FakeVm garbage = this.lab.define("garbage").xml("<domain><name>half");
		FakeVm good = this.lab.define("good");
		HostId id = watch();
		assertThat(this.manual.state(id)).isEqualTo(HostState.UP);
		assertThat(mirror(odd).state()).isEqualTo(VmState.UNREADABLE);
		assertThat(mirror(odd).name()).isEqualTo("odd");
		assertThat(mirror(odd).unreadable()).isEqualTo("internal error: <nonsense>");
		assertThat(mirror(garbage).state()).isEqualTo(VmState.UNREADABLE);
		assertThat(mirror(good).state()).isEqualTo(VmState.SHUT_OFF);
	}

	@Test
	void readsItOnceItCanBeRead() {
		FakeVm odd = this.lab.define("odd").xml("<domain");
		watch();
		odd.xml("<domain type='test'><name>even</name><uuid>" + odd.uuid() + "</uuid><memory>1024</memory></domain>");
		this.manual.pass(Duration.ofMillis(100));
		assertThat(mirror(odd).state()).isEqualTo(VmState.SHUT_OFF);
		assertThat(mirror(odd).name()).isEqualTo("even");
	}

	@Test
	void tellsWhatWaitsForTheNextStart() {
		FakeVm web = this.lab.define("web").start();
		watch();
		assertThat(mirror(web).pending()).isEmpty();
		web.nextVcpus(4);
		this.manual.pass(Duration.ofMillis(100));
		assertThat(mirror(web).pending()).extracting((change) -> change.item()).containsExactly("vcpus");
		assertThat(mirror(web).definition().vcpus()).isEqualTo(2);
		assertThat(mirror(web).xml().live()).contains(">2</vcpu>");
		assertThat(mirror(web).xml().inactive()).contains(">4</vcpu>");
	}

	@Test
	void hasNoLiveDefinitionWhenOffAndNoOtherWhenTransient() {
		FakeVm off = this.lab.define("off");
		FakeVm fleeting = this.lab.define("fleeting")
			.quietly(new DomainStatus(DomainState.RUNNING, 1, false, false, false));
		watch();
		assertThat(mirror(off).xml().live()).isNull();
		assertThat(mirror(off).xml().inactive()).isNotNull();
		assertThat(mirror(fleeting).xml().live()).isNotNull();
		assertThat(mirror(fleeting).xml().inactive()).isNull();
	}

	@Test
	void findsChangesThatNoEventTold() {
		FakeVm web = this.lab.define("web");
		FakeVm migrated = this.lab.define("migrated");
		HostId id = watch();
		web.quietly(new DomainStatus(DomainState.SHUT_OFF, 0, true, true, false));
		this.lab.vanish(migrated);
		this.manual.pass(Duration.ofSeconds(61));
		assertThat(mirror(web).autostart()).isTrue();
		assertThat(this.manual.host(id).vms()).containsOnlyKeys(new VmId(web.uuid()));
	}

	@Test
	void showsASavedMachineAsSaved() {
		FakeVm web = this.lab.define("web").quietly(new DomainStatus(DomainState.SHUT_OFF, 5, true, false, true));
		watch();
		assertThat(mirror(web).state()).isEqualTo(VmState.SAVED);
	}

	@Test
	void rereadsOneMachineBeforeItReturns() {
		FakeVm web = this.lab.define("web");
		HostId id = watch();
		web.quietly(new DomainStatus(DomainState.SHUT_OFF, 0, true, true, false));
		var done = this.manual.fleet.keeper(id).orElseThrow().reread(web.uuid());
		assertThat(done).isNotDone();
		this.manual.settle();
		assertThat(done).isDone();
		assertThat(mirror(web).autostart()).isTrue();
	}

	@Test
	void rereadingWaitsForAReadThatBeganLater() {
		FakeVm web = this.lab.define("web");
		HostId id = watch();
		this.manual.workers.hold("weir-read");
		web.start();
		this.manual.settle();
		var done = this.manual.fleet.keeper(id).orElseThrow().reread(web.uuid());
		web.quietly(new DomainStatus(DomainState.PAUSED, 1, true, false, false));
		this.manual.workers.release("weir-read");
		this.manual.settle();
		assertThat(done).isDone();
		assertThat(mirror(web).state()).isEqualTo(VmState.PAUSED);
	}

	@Test
	void rereadingEndsQuietlyWhenTheMachineOrTheHostIsGone() {
		FakeVm web = this.lab.define("web");
		HostId id = watch();
		this.lab.vanish(web);
		var gone = this.manual.fleet.keeper(id).orElseThrow().reread(web.uuid());
		this.manual.settle();
		assertThat(gone).isCompleted();
		assertThat(this.manual.fleet.vm(new VmId(web.uuid()))).isEmpty();
		this.lab.die();
		var dead = this.manual.fleet.keeper(id).orElseThrow().reread(web.uuid());
		this.manual.settle();
		assertThat(dead).isCompleted();
	}

	@Test
	void prefersTheMachineThatRunsWhenTwoHostsHaveIt() {
		FakeHost other = this.manual.hypervisor.host("lab2.example");
		UUID uuid = UUID.randomUUID();
		FakeVm here = this.lab.define(uuid, "web").start();
		FakeVm there = other.define(uuid, "web");
		HostId first = watch();
		HostId second = this.manual.watch(other, "lab2");
		assertThat(mirror(here).hostId()).isEqualTo(first);
		assertThat(this.manual.fleet.vms()).hasSize(1);
		assertThat(this.manual.host(second).vms()).hasSize(1);
		there.start();
		here.stop();
		this.manual.pass(Duration.ofMillis(100));
		assertThat(mirror(here).hostId()).isEqualTo(second);
		assertThat(this.manual.fleet.vms()).extracting(VmMirror::hostId).containsExactly(second);
	}

	@Test
	void doesNotWaverBetweenTwoThatBothRun() {
		FakeHost other = this.manual.hypervisor.host("lab2.example");
		UUID uuid = UUID.randomUUID();
		FakeVm here = this.lab.define(uuid, "web").start();
		FakeVm there = other.define(uuid, "web").start();
		watch();
		this.manual.watch(other, "lab2");
		HostId shown = mirror(here).hostId();
		for (int i = 0; i < 20; i++) {
			this.lab.fire(here, 4, 0);
			other.fire(there, 4, 0);
			this.manual.pass(Duration.ofSeconds(1));
			assertThat(mirror(here).hostId()).isEqualTo(shown);
		}
	}

	@Test
	void tellsListenersOnceForEachObject() {
		FakeVm web = this.lab.define("web");
		HostId id = watch();
		List<String> heard = new ArrayList<>();
		this.manual.fleet.listen(new FleetListener() {

			@Override
			public void vmChanged(HostId host, VmId vm) {
				heard.add(host + " " + vm);
			}

		});
		this.manual.workers.hold("patient");
		long version = this.manual.fleet.version();
		for (int i = 0; i < 10; i++) {
			web.start();
			this.manual.pass(Duration.ofMillis(60));
			web.stop();
			this.manual.pass(Duration.ofMillis(60));
		}
		assertThat(this.manual.fleet.version()).isGreaterThan(version + 10);
		this.manual.workers.release("patient");
		this.manual.settle();
		assertThat(heard).containsExactly(id + " " + web.uuid());
	}

	@Test
	void aListenerThatThrowsHearsOfTheNextChangeAndSpoilsNothing() {
		FakeVm web = this.lab.define("web");
		watch();
		int[] heard = new int[2];
		this.manual.fleet.listen(counting(heard, 0, true));
		this.manual.fleet.listen(counting(heard, 1, false));
		web.start();
		this.manual.pass(Duration.ofMillis(100));
		web.stop();
		this.manual.pass(Duration.ofMillis(100));
		assertThat(heard).containsExactly(2, 2);
		assertThat(mirror(web).state()).isEqualTo(VmState.SHUT_OFF);
	}

	@Test
	void changesNoVersionWhenNothingChanged() {
		FakeVm web = this.lab.define("web");
		watch();
		long version = this.manual.fleet.version();
		this.lab.fire(web, 0, 1);
		this.manual.settle();
		assertThat(this.manual.fleet.version()).isEqualTo(version);
		assertThat(this.manual.fleet.vms()).isSameAs(this.manual.fleet.vms());
	}

	private FleetListener counting(int[] heard, int index, boolean throwing) {
		return new FleetListener() {

			@Override
			public void vmChanged(HostId host, VmId vm) {
				heard[index]++;
				if (throwing) {
					throw new IllegalStateException("a listener's own fault");
				}
			}

		};
	}

	private HostId watch() {
		return this.manual.watch(this.lab, "lab1");
	}

	private VmMirror mirror(FakeVm vm) {
		return this.manual.fleet.requireVm(new VmId(vm.uuid()));
	}

}

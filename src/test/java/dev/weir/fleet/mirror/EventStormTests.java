package dev.weir.fleet.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.fleet.FleetListener;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.fleet.fake.FakeHost;
import dev.weir.fleet.fake.FakeHypervisor;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.HypervisorEvent;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten thousand events in a second: gathered, bounded, and no other host waits. */
class EventStormTests {

	private static final Duration SOON = Patience.of(Duration.ofSeconds(10));

	private static final int EVENTS = 10_000;

	private final FakeHypervisor hypervisor = new FakeHypervisor();

	private final FakeHost stormy = this.hypervisor.host("stormy.example");

	private final FakeHost calm = this.hypervisor.host("calm.example");

	private final LiveFixture live = new LiveFixture(this.hypervisor, TestDriverFleetTests.settings());

	@AfterEach
	void close() {
		this.live.close();
	}

	@Test
	void manyEventsOfSomeMachinesCostFewReads() {
		List<FakeVm> vms = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			vms.add(this.stormy.define("storm-" + i));
		}
		HostId id = up(this.stormy, 200);
		FakeVm other = this.calm.define("other");
		HostId calmId = up(this.calm, 1);
		AtomicInteger told = new AtomicInteger();
		this.live.fleet.listen(counting(told));
		long readsBefore = this.stormy.calls(FakeCall.XML);
		for (int i = 0; i < EVENTS; i++) {
			FakeVm vm = vms.get(i % vms.size());
			if (vm.status().state() == DomainState.RUNNING) {
				vm.stop();
			}
			else {
				vm.start();
			}
			if (i == EVENTS / 2) {
				other.start();
			}
		}
		this.live.await(calmId, SOON, (host) -> assertThat(state(other)).isEqualTo(VmState.RUNNING));
		this.live.await(id, SOON,
				(host) -> vms.forEach((vm) -> assertThat(state(vm)).isEqualTo(VmState.of(vm.status().state(), false))));
		assertThat(this.stormy.calls(FakeCall.XML) - readsBefore).as("gathered").isLessThan(EVENTS);
		assertThat(told.get()).as("listeners hear of less than all").isLessThan(EVENTS);
	}

	@Test
	void eventsOfMachinesThatDoNotExistAreBounded() {
		FakeVm real = this.stormy.define("real");
		HostId id = up(this.stormy, 1);
		this.stormy.hang(FakeCall.STATUS);
		for (int i = 0; i < 3 * EventInbox.MOST; i++) {
			this.stormy.fire(
					new HypervisorEvent.DomainChanged(new UUID(i, 1), "ghost", DomainEventKind.LIFECYCLE, 2, 0, null));
		}
		FakeVm late = this.stormy.define("late");
		assertThat(this.live.fleet.vms()).as("pages are served meanwhile").hasSize(1);
		this.stormy.resume();
		// not named among those remembered, found by the comparison
		this.live.await(id, Patience.of(Duration.ofSeconds(30)),
				(host) -> assertThat(host.vms()).containsOnlyKeys(new VmId(real.uuid()), new VmId(late.uuid())));
	}

	private VmState state(FakeVm vm) {
		return this.live.fleet.requireVm(new VmId(vm.uuid())).state();
	}

	private HostId up(FakeHost host, int machines) {
		HostId id = this.live.watch(host.spec());
		this.live.await(id, SOON, (mirror) -> assertThat(mirror.vms()).hasSize(machines));
		return id;
	}

	private static FleetListener counting(AtomicInteger told) {
		return new FleetListener() {

			@Override
			public void hostChanged(HostId host) {
				// Heartbeats.
			}

			@Override
			public void vmChanged(HostId host, VmId vm) {
				told.incrementAndGet();
			}

		};
	}

}

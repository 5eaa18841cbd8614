package dev.weir.web.dashboard;

import java.util.Map;

import dev.weir.access.Permission;
import dev.weir.fleet.HostMirror;
import dev.weir.fleet.HostState;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.problem.Problem;
import dev.weir.web.FakeAccess;
import dev.weir.web.FakeFleet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class OverviewTests {

	private final FakeFleet fleet = new FakeFleet();

	@Test
	void countsHostsAndMachinesByState() {
		HostMirror up = this.fleet.host("a", HostState.UP, 0, 0);
		this.fleet.host("b", HostState.UNREACHABLE, 0, 0);
		this.fleet.host("c", HostState.DISABLED, 0, 0);
		this.fleet.vm(up, "x", VmState.RUNNING, 1);
		this.fleet.vm(up, "y", VmState.RUNNING, 1);
		this.fleet.vm(up, "z", VmState.SHUT_OFF, -1);
		Overview overview = Overview.of(this.fleet);
		assertThat(overview.hosts()).containsEntry(HostState.UP, 1L)
			.containsEntry(HostState.UNREACHABLE, 1L)
			.doesNotContainKey(HostState.REJECTED);
		assertThat(overview.machines().vms()).containsOnlyKeys(VmState.RUNNING, VmState.SHUT_OFF)
			.containsEntry(VmState.RUNNING, 2L);
		assertThat(overview.hostCount()).isEqualTo(3);
		assertThat(overview.vmCount()).isEqualTo(3);
	}

	@Test
	void machinesOfHostsThatAreAwayAreOnlyLastKnown() {
		HostMirror up = this.fleet.host("a", HostState.UP, 0, 0);
		HostMirror lost = this.fleet.host("b", HostState.UNREACHABLE, 0, 0);
		HostMirror off = this.fleet.host("c", HostState.DISABLED, 0, 0);
		this.fleet.host("empty", HostState.UNREACHABLE, 0, 0);
		this.fleet.vm(up, "x", VmState.RUNNING, 1);
		this.fleet.vm(lost, "y", VmState.RUNNING, 99);
		this.fleet.vm(lost, "z", VmState.SHUT_OFF, -1);
		this.fleet.vm(off, "o", VmState.RUNNING, 98);
		Overview overview = Overview.of(this.fleet);
		assertThat(overview.machines().vms()).containsOnly(Map.entry(VmState.RUNNING, 1L));
		assertThat(overview.machines().busiest()).extracting(VmMirror::name).containsExactly("x");
		assertThat(overview.machines().capacity().vcpus()).isEqualTo(2);
		assertThat(overview.lastKnown().vms()).containsOnly(Map.entry(VmState.RUNNING, 2L),
				Map.entry(VmState.SHUT_OFF, 1L));
		assertThat(overview.lastKnown().seen()).isEqualTo(lost.lastSeen());
		assertThat(overview.vmCount()).isEqualTo(4);
	}

	@Test
	void whileAllHostsAnswerNothingIsOnlyLastKnown() {
		this.fleet.vm(this.fleet.host("a", HostState.UP, 0, 0), "x", VmState.RUNNING, 1);
		this.fleet.host("empty", HostState.UNREACHABLE, 0, 0);
		assertThat(Overview.of(this.fleet).lastKnown()).isEqualTo(new LastKnown(Map.of(), null));
	}

	@Test
	void aHostThatIsSwitchedOffIsNotInTrouble() {
		this.fleet.host("off", HostState.DISABLED, 0, 0);
		HostMirror lost = this.fleet.host("lost", HostState.UNREACHABLE, 0, 0);
		HostMirror refused = this.fleet.host("refused", HostState.REJECTED, 0, 0);
		assertThat(Overview.of(this.fleet).troubled()).containsExactly(lost, refused);
	}

	@Test
	void onlyHostsThatAreUpHaveCapacity() {
		HostMirror up = this.fleet.host("a", HostState.UP, 16L << 20, 25);
		this.fleet.host("b", HostState.UNREACHABLE, 1, 99);
		this.fleet.vm(up, "x", VmState.RUNNING, 1);
		this.fleet.vm(up, "y", VmState.SHUT_OFF, -1);
		Capacity capacity = Overview.of(this.fleet).machines().capacity();
		assertThat(capacity).isEqualTo(new Capacity(16, 4, 2, 64L << 20, 48L << 20, 1L << 20));
		assertThat(capacity.cpuPercent()).isCloseTo(25, within(0.01));
	}

	@Test
	void whatDefinitionsClaimNeverOverflows() {
		Capacity capacity = Capacity.NONE.given(1, Long.MAX_VALUE).given(1, Long.MAX_VALUE).given(1, -5);
		assertThat(capacity.memoryGivenKib()).isEqualTo(Long.MAX_VALUE);
		assertThat(capacity.vcpus()).isEqualTo(3);
	}

	@Test
	void figuresThatNoHostHasToldAreUnknown() {
		this.fleet.host("a", HostState.UP, -1, -1);
		Capacity capacity = Overview.of(this.fleet).machines().capacity();
		assertThat(capacity).isEqualTo(new Capacity(16, -1, 0, 64L << 20, -1, 0));
		assertThat(capacity.cpuPercent()).isNegative();
		assertThat(Capacity.NONE.cpuPercent()).isNegative();
	}

	@Test
	void aHostThatTellsSpeaksForItself() {
		this.fleet.host("a", HostState.UP, -1, -1);
		this.fleet.host("b", HostState.UP, 16L << 20, 50);
		this.fleet.host("c", HostState.UP, -1, -1);
		assertThat(Overview.of(this.fleet).machines().capacity())
			.isEqualTo(new Capacity(48, 8, 0, 192L << 20, 48L << 20, 0));
	}

	@Test
	void theBusiestComeFirstAndAreFew() {
		HostMirror up = this.fleet.host("a", HostState.UP, 0, 0);
		for (int i = 0; i < 50; i++) {
			this.fleet.vm(up, "vm" + i, VmState.RUNNING, i);
		}
		assertThat(Overview.of(this.fleet).machines().busiest()).extracting(VmMirror::name)
			.containsExactly("vm49", "vm48", "vm47", "vm46", "vm45", "vm44", "vm43", "vm42");
	}

	@Test
	void itIsCountedOncePerChangeOfTheMirror() {
		Overviews overviews = new Overviews(this.fleet, FakeAccess.all());
		Overview first = overviews.now();
		assertThat(overviews.now()).isSameAs(first);
		this.fleet.host("a", HostState.UP, 0, 0);
		assertThat(overviews.now().hostCount()).isEqualTo(1);
	}

	@Test
	void whoMayNotSeeMachinesSeesNone() {
		Overviews overviews = new Overviews(this.fleet, FakeAccess.only(Permission.HOST_VIEW));
		assertThatExceptionOfType(Problem.class).isThrownBy(overviews::now);
	}

}

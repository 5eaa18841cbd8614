package dev.weir.vm.power;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.PowerAction;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import dev.weir.vm.power.PowerOutcome.Refused;
import dev.weir.vm.power.PowerOutcome.Submitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BulkPower}.
 */
class BulkPowerTests {

	private final VmBed bed = new VmBed();

	private final BulkPower bulk = new BulkPower(new PowerVm(this.bed.vms, this.bed.tasks, this.bed.commands));

	@Test
	void eachGetsATaskOfItsOwn() {
		List<VmId> ids = Stream.generate(() -> this.bed.vm(VmFixtures.vm()).id()).limit(BulkPower.MAX).toList();
		assertThat(this.bulk.request(ids, PowerAction.START)).hasSize(500)
			.allSatisfy((outcome) -> assertThat(outcome).isInstanceOf(Submitted.class))
			.extracting(PowerOutcome::id)
			.containsExactlyElementsOf(ids);
		assertThat(this.bed.fleet.vms()).extracting(VmMirror::state).containsOnly(VmState.RUNNING);
	}

	@Test
	void oneThatRefusesDoesNotHoldUpTheRest() {
		VmMirror off = this.bed.vm(VmFixtures.vm());
		VmMirror runs = this.bed.vm(VmFixtures.vm().running());
		VmMirror last = this.bed.vm(VmFixtures.vm());
		VmId unknown = new VmId(UUID.randomUUID());
		List<PowerOutcome> outcomes = this.bulk.request(List.of(off.id(), runs.id(), unknown, last.id()),
				PowerAction.START);
		assertThat(outcomes.get(0)).isInstanceOf(Submitted.class);
		assertThat(kind(outcomes.get(1))).isEqualTo(ErrorKind.CONFLICT);
		assertThat(kind(outcomes.get(2))).isEqualTo(ErrorKind.NOT_FOUND);
		assertThat(outcomes.get(3)).isInstanceOf(Submitted.class);
	}

	@Test
	void oneNamedTwiceIsTakenOnce() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		assertThat(this.bulk.request(List.of(vm.id(), vm.id()), PowerAction.START)).hasSize(1);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 501 })
	void noneAndTooManyAreRefused(int number) {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.bulk.request(Collections.nCopies(number, vm.id()), PowerAction.START))
			.satisfies((problem) -> assertThat(problem.fields().get(0).field()).isEqualTo("uuids"));
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
	}

	@Test
	void aHostThatIsAwayRefusesItsOwnOnly() {
		VmMirror here = this.bed.vm(VmFixtures.vm());
		VmMirror away = this.bed.fleet.put(VmFixtures.vm().on(this.bed.fleet.host("kvm2"), "kvm2"));
		this.bed.fleet.lose(away.hostId());
		List<PowerOutcome> outcomes = this.bulk.request(List.of(away.id(), here.id()), PowerAction.START);
		assertThat(kind(outcomes.get(0))).isEqualTo(ErrorKind.HOST_UNREACHABLE);
		assertThat(outcomes.get(1)).isInstanceOf(Submitted.class);
	}

	private static ErrorKind kind(PowerOutcome outcome) {
		assertThat(outcome).isInstanceOf(Refused.class);
		return ((Refused) outcome).problem().kind();
	}

}

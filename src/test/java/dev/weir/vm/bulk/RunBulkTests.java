package dev.weir.vm.bulk;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.task.TaskRequest;
import dev.weir.task.TaskView;
import dev.weir.vm.BulkAction;
import dev.weir.vm.BulkEffect;
import dev.weir.vm.BulkVerb;
import dev.weir.vm.BulkWish;
import dev.weir.vm.Vms;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import dev.weir.vm.bulk.BulkOutcome.Refused;
import dev.weir.vm.bulk.BulkOutcome.Submitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RunBulk}.
 */
class RunBulkTests {

	private final VmBed bed = new VmBed();

	private final RunBulk bulk = new RunBulk(List.of(new Starting()));

	@Test
	void eachGetsATaskOfItsOwn() {
		List<VmId> ids = Stream.generate(() -> this.bed.vm(VmFixtures.vm()).id()).limit(500).toList();
		assertThat(run(ids)).hasSize(500)
			.allSatisfy((outcome) -> assertThat(outcome).isInstanceOf(Submitted.class))
			.extracting(BulkOutcome::id)
			.containsExactlyElementsOf(ids);
		assertThat(this.bed.fleet.vms()).extracting(VmMirror::state).containsOnly(VmState.RUNNING);
	}

	@Test
	void oneThatRefusesDoesNotHoldUpTheRest() {
		VmMirror off = this.bed.vm(VmFixtures.vm());
		VmMirror runs = this.bed.vm(VmFixtures.vm().running());
		VmMirror last = this.bed.vm(VmFixtures.vm());
		VmId unknown = new VmId(UUID.randomUUID());
		List<BulkOutcome> outcomes = run(List.of(off.id(), runs.id(), unknown, last.id()));
		assertThat(outcomes.get(0)).isInstanceOf(Submitted.class);
		assertThat(kind(outcomes.get(1))).isEqualTo(ErrorKind.CONFLICT);
		assertThat(kind(outcomes.get(2))).isEqualTo(ErrorKind.NOT_FOUND);
		assertThat(outcomes.get(3)).isInstanceOf(Submitted.class);
	}

	@Test
	void oneNamedTwiceIsTakenOnce() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		assertThat(run(List.of(vm.id(), vm.id()))).hasSize(1);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 501 })
	void noneAndTooManyAreRefused(int number) {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> run(Collections.nCopies(number, vm.id())))
			.satisfies((problem) -> assertThat(problem.fields().get(0).field()).isEqualTo("uuids"));
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
	}

	@Test
	void aHostThatIsAwayRefusesItsOwnOnly() {
		VmMirror here = this.bed.vm(VmFixtures.vm());
		VmMirror away = this.bed.fleet.put(VmFixtures.vm().on(this.bed.fleet.host("kvm2"), "kvm2"));
		this.bed.fleet.lose(away.hostId());
		List<BulkOutcome> outcomes = run(List.of(away.id(), here.id()));
		assertThat(kind(outcomes.get(0))).isEqualTo(ErrorKind.HOST_UNREACHABLE);
		assertThat(outcomes.get(1)).isInstanceOf(Submitted.class);
	}

	@Test
	void aPlanChangesNothing() {
		VmMirror off = this.bed.vm(VmFixtures.vm());
		VmMirror runs = this.bed.vm(VmFixtures.vm().running());
		List<BulkOutcome> plan = this.bulk.plan(List.of(off.id(), runs.id()), BulkWish.of("start"));
		assertThat(plan.get(0)).isInstanceOf(BulkOutcome.Planned.class);
		assertThat(kind(plan.get(1))).isEqualTo(ErrorKind.CONFLICT);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
	}

	@Test
	void unknownActionsAreRefused() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> this.bulk.plan(List.of(vm.id()), BulkWish.of("explode")));
	}

	private List<BulkOutcome> run(List<VmId> ids) {
		return this.bulk.run(ids, BulkWish.of("start"));
	}

	private static ErrorKind kind(BulkOutcome outcome) {
		assertThat(outcome).isInstanceOf(Refused.class);
		return ((Refused) outcome).problem().kind();
	}

	/** Starts those that are off. */
	private final class Starting implements BulkVerb {

		@Override
		public List<BulkAction> actions() {
			return List.of(BulkAction.plain("start", "vm.power.start", false));
		}

		@Override
		public List<BulkEffect> plan(VmId id, BulkWish wish) {
			allowed(id);
			return List.of(BulkEffect.of("vm.power.start"));
		}

		@Override
		public TaskView perform(VmId id, BulkWish wish) {
			VmMirror vm = allowed(id);
			return RunBulkTests.this.bed.tasks
				.submit(new TaskRequest("vm.start", Vms.target(vm), "lane", "virsh start"), (progress) -> {
					RunBulkTests.this.bed.commands.call(vm.hostId(), HostCommands.SHORT, (connection) -> {
						connection.domains().start(id.value(), java.util.Set.of());
						return true;
					});
					RunBulkTests.this.bed.commands.reread(vm.hostId(), id);
				});
		}

		private VmMirror allowed(VmId id) {
			VmMirror vm = RunBulkTests.this.bed.vms.change(id, Permission.VM_POWER);
			if (vm.state().isActive()) {
				throw dev.weir.problem.Problem.of(ErrorKind.CONFLICT, "vm.power.conflict.start", vm.name(), "on");
			}
			return vm;
		}

	}

}

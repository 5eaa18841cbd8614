package dev.weir.vm.power;

import java.util.UUID;

import dev.weir.access.Permission;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.DomainStatus;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.vm.PowerAction;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import dev.weir.vm.template.NoTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each power action: done, refused, impossible, pressed twice.
 */
class PowerVmTests {

	private final VmBed bed = new VmBed();

	private final PowerVm power = new PowerVm(this.bed.vms, this.bed.tasks, this.bed.commands,
			NoTemplates.in(this.bed.fleet, this.bed.access));

	@ParameterizedTest
	@CsvSource({ "START, SHUT_OFF, RUNNING", "START, SAVED, RUNNING", "SHUTDOWN, RUNNING, SHUT_OFF",
			"REBOOT, RUNNING, RUNNING", "RESET, PAUSED, PAUSED", "FORCE_OFF, RUNNING, SHUT_OFF",
			"FORCE_OFF, PAUSED, SHUT_OFF", "PAUSE, RUNNING, PAUSED", "RESUME, PAUSED, RUNNING", "SAVE, RUNNING, SAVED",
			"DISCARD_SAVED, SAVED, SHUT_OFF", "NMI, RUNNING, RUNNING" })
	void doesItAndReadsTheVmAgain(PowerAction action, VmState before, VmState after) {
		VmMirror vm = this.bed.vm(VmFixtures.vm().in(before));
		TaskView task = this.power.request(vm.id(), action);
		assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(task.kind()).isEqualTo("vm." + action.id());
		assertThat(task.target().label()).isEqualTo(VmFixtures.HOSTILE);
		assertThat(this.bed.reread).contains(vm.id());
		assertThat(this.bed.state(vm)).isEqualTo(after);
		assertThat(this.bed.tasks.messages()).contains("vm.power.done." + action.id());
	}

	@ParameterizedTest
	@EnumSource(PowerAction.class)
	void refusesStatesThatDoNotFit(PowerAction action) {
		for (VmState state : VmState.values()) {
			if (!action.fits(state)) {
				VmMirror vm = this.bed.vm(VmFixtures.vm().in(state));
				assertThat(refusal(vm.id(), action)).isEqualTo(ErrorKind.CONFLICT);
			}
		}
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
	}

	@ParameterizedTest
	@EnumSource(PowerAction.class)
	void needsThePermissionAndRecordsTheRefusal(PowerAction action) {
		this.bed.access.deny(Permission.VM_POWER);
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		assertThat(refusal(vm.id(), action)).isEqualTo(ErrorKind.FORBIDDEN);
		assertThat(this.bed.access.refusals()).singleElement()
			.satisfies((target) -> assertThat(target.id()).isEqualTo(vm.id().toString()));
	}

	@Test
	void whatOneMayNotSeeDoesNotExist() {
		this.bed.access.deny(Permission.VM_VIEW);
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		assertThat(refusal(vm.id(), PowerAction.PAUSE)).isEqualTo(ErrorKind.NOT_FOUND);
		assertThat(refusal(new VmId(UUID.randomUUID()), PowerAction.START)).isEqualTo(ErrorKind.NOT_FOUND);
	}

	@ParameterizedTest
	@EnumSource(PowerAction.class)
	void saysSoWhenTheHostIsAway(PowerAction action) {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		this.bed.fleet.lose(this.bed.hostId);
		assertThat(refusal(vm.id(), action)).isEqualTo(ErrorKind.HOST_UNREACHABLE);
	}

	@Test
	void pressedTwiceItIsDoneOnce() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		this.power.request(vm.id(), PowerAction.START);
		this.bed.fleet.put(vm);
		TaskView second = this.power.request(vm.id(), PowerAction.START);
		assertThat(second.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.tasks.messages()).endsWith("vm.power.nothing-to-do");
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isEqualTo(1);
	}

	@Test
	void aVmThatWentMeanwhileFailsAndLeavesTheMirror() {
		VmMirror vm = this.bed.vm(VmFixtures.vm());
		this.bed.host.vanish(this.bed.host.vm(vm.id().value()));
		assertThat(this.power.request(vm.id(), PowerAction.START).errorKind()).isEqualTo(ErrorKind.NOT_FOUND);
		assertThat(this.bed.fleet.vm(vm.id())).isEmpty();
	}

	@Test
	void aTransientVmIsNotSaved() {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running().transientOne());
		assertThat(refusal(vm.id(), PowerAction.SAVE)).isEqualTo(ErrorKind.CONFLICT);
		assertThat(PowerAction.available(vm)).doesNotContain(PowerAction.SAVE);
	}

	@ParameterizedTest
	@CsvSource({ "web1, virsh start web1", "a b, virsh start 'a b'", "it's, virsh start 'it'\\''s'" })
	void tellsTheVirshCommand(String name, String virsh) {
		VmMirror vm = this.bed.vm(VmFixtures.vm(name));
		assertThat(this.power.request(vm.id(), PowerAction.START).virsh()).isEqualTo(virsh);
	}

	@ParameterizedTest
	@CsvSource({ "42", "--help", "-x" })
	void virshNeverTakesANameForSomethingElse(String name) {
		VmMirror vm = this.bed.vm(VmFixtures.vm(name));
		assertThat(this.power.request(vm.id(), PowerAction.START).virsh()).isEqualTo("virsh start " + vm.id());
	}

	@Test
	void knowsWhatIsDoneAlready() {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		this.bed.host.vm(vm.id().value()).quietly(new DomainStatus(DomainState.PAUSED, 1, true, false, false));
		this.power.request(vm.id(), PowerAction.PAUSE);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
		assertThat(this.bed.state(vm)).isEqualTo(VmState.PAUSED);
	}

	private ErrorKind refusal(VmId id, PowerAction action) {
		Problem[] caught = new Problem[1];
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.power.request(id, action))
			.satisfies((problem) -> caught[0] = problem);
		return caught[0].kind();
	}

}

package dev.weir.vm.power;

import java.util.Collections;
import java.util.List;

import dev.weir.access.Permission;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SendKeys}.
 */
class SendKeysTests {

	private static final List<String> CTRL_ALT_DELETE = List.of("KEY_LEFTCTRL", "KEY_LEFTALT", "KEY_DELETE");

	private final VmBed bed = new VmBed();

	private final SendKeys keys = new SendKeys(this.bed.vms, this.bed.tasks, this.bed.commands);

	@Test
	void pressesThemTogether() {
		VmMirror vm = this.bed.vm(VmFixtures.vm("web1").running());
		TaskView task = this.keys.request(vm.id(), CTRL_ALT_DELETE);
		assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(task.virsh()).isEqualTo("virsh send-key web1 KEY_LEFTCTRL KEY_LEFTALT KEY_DELETE");
		assertThat(this.bed.host.vm(vm.id().value()).typed()).as("codes of Linux input events")
			.containsExactly(29, 56, 111);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 17, 100_000 })
	void takesOneToSixteen(int number) {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		assertThat(problems(vm, Collections.nCopies(number, "KEY_A"))).singleElement()
			.satisfies((problem) -> assertThat(problem.field()).isEqualTo("keys"));
	}

	@Test
	void sixteenArePressed() {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		this.keys.request(vm.id(), Collections.nCopies(16, "KEY_A"));
		assertThat(this.bed.host.vm(vm.id().value()).typed()).hasSize(16).containsOnly(30);
	}

	@Test
	void namesEachKeyThatDoesNotExist() {
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		assertThat(problems(vm, List.of("KEY_A", "key_a", "KEY_ENTER", "'; rm -rf /", "<b>", "30", "中文😀", "")))
			.extracting(FieldProblem::field)
			.containsExactly("keys[1]", "keys[3]", "keys[4]", "keys[5]", "keys[6]", "keys[7]");
	}

	@ParameterizedTest
	@EnumSource(names = { "SHUT_OFF", "SAVED", "PAUSED", "CRASHED", "SUSPENDED" })
	void aGuestThatDoesNotRunHasNoKeyboard(VmState state) {
		VmMirror vm = this.bed.vm(VmFixtures.vm().in(state));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.keys.request(vm.id(), CTRL_ALT_DELETE))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CONFLICT));
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
	}

	@Test
	void needsThePermission() {
		this.bed.access.deny(Permission.VM_POWER);
		VmMirror vm = this.bed.vm(VmFixtures.vm().running());
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.keys.request(vm.id(), CTRL_ALT_DELETE))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.FORBIDDEN));
	}

	private List<FieldProblem> problems(VmMirror vm, List<String> names) {
		InvalidInput[] caught = new InvalidInput[1];
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.keys.request(vm.id(), names))
			.satisfies((problem) -> caught[0] = problem);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
		return caught[0].fields();
	}

}

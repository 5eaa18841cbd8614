package dev.weir.vm.settings;

import java.util.HashMap;
import java.util.Map;

import dev.weir.access.Permission;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EditVm} and {@link VmEdit}.
 */
class EditVmTests {

	private final VmBed bed = new VmBed();

	private final EditVm edit = new EditVm(this.bed.vms, this.bed.fleet, this.bed.tasks, this.bed.commands);

	private final VmMirror vm = this.bed.vm(VmFixtures.vm("old"));

	@ParameterizedTest
	@ValueSource(strings = { "new", "数据库", "😀 beyond the BMP 𠮷", "<b>\"&'", "a b; rm -rf $HOME", "سلام", "x.y_z-1",
			"sixty characters are enough for everyone, are they not 😀😀" })
	void renames(String name) {
		TaskView task = this.edit.request(this.vm.id(), new VmEdit(name, null));
		assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.host.vm(this.vm.id().value()).name()).isEqualTo(name);
		assertThat(this.bed.fleet.requireVm(this.vm.id()).name()).isEqualTo(name);
		assertThat(task.virsh()).startsWith("virsh domrename old ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "''  | blank", "' ' | blank", "' x' | blank", "a/b | characters", "-x | characters",
					".. | characters", "'a\nb' | characters", "'a\u0000b' | characters", "\u202Eevil | characters",
					"\uD83D | characters", "x\uDE00 | characters" })
	void refusesWhatNoNameMayBe(String name, String reason) {
		assertThat(wrong(new VmEdit(name, null))).isEqualTo("vm.edit.name." + reason);
	}

	@Test
	void sixtyCharactersAreTheLimitWhateverTheyTake() {
		assertThat(wrong(new VmEdit("x".repeat(61), null))).isEqualTo("vm.edit.name.long");
		assertThat(wrong(new VmEdit("😀".repeat(61), null))).isEqualTo("vm.edit.name.long");
		assertThat(this.edit.request(this.vm.id(), new VmEdit("😀".repeat(60), null)).state())
			.isEqualTo(TaskState.SUCCEEDED);
	}

	@Test
	void setsAutostart() {
		TaskView task = this.edit.request(this.vm.id(), new VmEdit(null, true));
		assertThat(task.virsh()).isEqualTo("virsh autostart old");
		assertThat(this.bed.fleet.requireVm(this.vm.id()).autostart()).isTrue();
		this.edit.request(this.vm.id(), new VmEdit(null, false));
		assertThat(this.bed.fleet.requireVm(this.vm.id()).autostart()).isFalse();
	}

	@Test
	void doesBothAtOnce() {
		TaskView task = this.edit.request(this.vm.id(), new VmEdit("new", false));
		assertThat(task.virsh()).isEqualTo("virsh autostart --disable old && virsh domrename old new");
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(names = "SHUT_OFF", mode = EnumSource.Mode.EXCLUDE)
	void onlyWhatIsOffIsRenamed(VmState state) {
		VmMirror other = this.bed.vm(VmFixtures.vm("other").in(state));
		assertThat(refused(other, new VmEdit("new", null))).isEqualTo(ErrorKind.CONFLICT);
	}

	@Test
	void aNameIsUniqueOnItsHostOnly() {
		this.bed.vm(VmFixtures.vm("taken"));
		assertThat(refused(this.vm, new VmEdit("taken", null))).isEqualTo(ErrorKind.ALREADY_EXISTS);
		HostId second = this.bed.fleet.host("kvm2");
		this.bed.fleet.put(VmFixtures.vm("elsewhere").on(second, "kvm2"));
		assertThat(this.edit.request(this.vm.id(), new VmEdit("elsewhere", null)).state())
			.isEqualTo(TaskState.SUCCEEDED);
	}

	@Test
	void aTransientVmCannotStartByItself() {
		VmMirror passing = this.bed.vm(VmFixtures.vm("passing").running().transientOne());
		assertThat(refused(passing, new VmEdit(null, true))).isEqualTo(ErrorKind.CONFLICT);
	}

	@Test
	void needsThePermission() {
		this.bed.access.deny(Permission.VM_HARDWARE);
		assertThat(refused(this.vm, new VmEdit("new", null))).isEqualTo(ErrorKind.FORBIDDEN);
	}

	@ParameterizedTest
	@CsvSource({ "name, true, name", "name, , name", "autostart, yes, autostart", "memoryMib, 5, memoryMib",
			"<script>, 1, <script>" })
	@SuppressWarnings("NullAway")
	void namesEachMemberThatIsWrong(String member, @Nullable String text, String field) {
		@Nullable Object value = "true".equals(text) ? Boolean.TRUE : text;
		Map<String, @Nullable Object> json = new HashMap<>();
		json.put(member, value);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> VmPatch.of(json))
			.satisfies((problem) -> assertThat(problem.fields().get(0).field()).isEqualTo(field));
	}

	@Test
	void nothingToChangeIsAMistake() {
		assertThat(wrong(new VmEdit(null, null))).isEqualTo("vm.edit.nothing");
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> VmPatch.of(Map.of()));
	}

	private String wrong(VmEdit change) {
		InvalidInput[] caught = new InvalidInput[1];
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> this.edit.request(this.vm.id(), change))
			.satisfies((problem) -> caught[0] = problem);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
		return caught[0].fields().get(0).messageKey();
	}

	private ErrorKind refused(VmMirror which, VmEdit change) {
		Problem[] caught = new Problem[1];
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.edit.request(which.id(), change))
			.satisfies((problem) -> caught[0] = problem);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
		return caught[0].kind();
	}

}

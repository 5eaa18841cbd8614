package dev.weir.vm.power;

import java.time.Duration;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.hypervisor.DomainState;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.task.TaskState;
import dev.weir.task.TaskView;
import dev.weir.testbed.ManualClock;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RestartVm} and {@link ShutdownWait}: a guest that shuts down, one that
 * never does, one that somebody else switches. Time passes only where a test lets it.
 */
@Timeout(180)
class RestartVmTests {

	private static final Duration NEVER = Duration.ofHours(1);

	private final VmBed bed = new VmBed();

	private final ManualClock clock = new ManualClock();

	private final VmMirror vm = this.bed.vm(VmFixtures.vm("web1").running());

	@Test
	void startsWhatHasShutDown() {
		TaskView task = restart(Duration.ZERO);
		assertThat(task.state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(task.virsh()).isEqualTo("virsh shutdown web1 && virsh start web1");
		assertThat(this.bed.tasks.messages()).containsExactly("vm.restart.asking", "vm.restart.waiting",
				"vm.restart.starting");
		assertThat(this.bed.state(this.vm)).isEqualTo(VmState.RUNNING);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isEqualTo(2);
	}

	@Test
	void anEventWakesIt() {
		this.bed.host.vm(this.vm.id().value()).deaf();
		this.bed.tasks.onCheck(() -> {
			this.bed.host.vm(this.vm.id().value()).stop();
			this.bed.commands.reread(this.vm.hostId(), this.vm.id());
		});
		assertThat(restart(NEVER).state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.state(this.vm)).isEqualTo(VmState.RUNNING);
	}

	@Test
	void somebodyElseWasFasterToStartIt() {
		this.bed.host.vm(this.vm.id().value()).deaf();
		this.bed.tasks.onCheck(() -> {
			this.bed.host.vm(this.vm.id().value()).stop();
			this.bed.commands.reread(this.vm.hostId(), this.vm.id());
			this.bed.host.vm(this.vm.id().value()).start();
		});
		assertThat(restart(NEVER).state()).isEqualTo(TaskState.SUCCEEDED);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).as("asked to shut down, not to start").isEqualTo(1);
	}

	@Test
	void aGuestThatIgnoresItIsNeverForced() {
		this.bed.host.vm(this.vm.id().value()).deaf();
		this.bed.tasks.onCheck(() -> this.clock.pass(Duration.ofSeconds(59)));
		TaskView task = restart(Duration.ZERO);
		assertThat(task.errorKind()).isEqualTo(ErrorKind.TIMED_OUT);
		assertThat(task.error()).isEqualTo("vm.restart.no-shutdown");
		assertThat(this.bed.state(this.vm)).isEqualTo(VmState.RUNNING);
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).as("it was asked, and nothing else").isEqualTo(1);
	}

	@Test
	void waitsForFiveMinutes() {
		this.bed.host.vm(this.vm.id().value()).deaf();
		int[] checks = new int[1];
		this.bed.tasks.onCheck(() -> {
			checks[0]++;
			this.clock.pass(Duration.ofMinutes(1));
		});
		restart(Duration.ZERO);
		assertThat(checks[0]).isEqualTo(6);
	}

	@Test
	void waitingCanBeCancelled() {
		this.bed.host.vm(this.vm.id().value()).deaf();
		this.bed.tasks.onCheck(this.bed.tasks::cancelRunning);
		assertThat(restart(NEVER).state()).isEqualTo(TaskState.CANCELLED);
		assertThat(this.bed.host.vm(this.vm.id().value()).status().state()).isEqualTo(DomainState.RUNNING);
	}

	@Test
	void aVmThatGoesAwayEndsTheWait() {
		this.bed.host.vm(this.vm.id().value()).deaf();
		this.bed.tasks.onCheck(() -> {
			this.bed.host.vanish(this.bed.host.vm(this.vm.id().value()));
			this.bed.commands.reread(this.vm.hostId(), this.vm.id());
		});
		assertThat(restart(NEVER).errorKind()).isEqualTo(ErrorKind.NOT_FOUND);
	}

	@ParameterizedTest
	@EnumSource(names = { "SHUT_OFF", "SAVED", "PAUSED", "CRASHED" })
	void onlyWhatRunsIsRestarted(VmState state) {
		assertRefused(this.bed.vm(VmFixtures.vm().in(state)));
	}

	@Test
	void aTransientVmWouldNotComeBack() {
		assertRefused(this.bed.vm(VmFixtures.vm().running().transientOne()));
	}

	private void assertRefused(VmMirror refused) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> restart(NEVER, refused))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CONFLICT));
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isZero();
	}

	private TaskView restart(Duration askAgain) {
		return restart(askAgain, this.vm);
	}

	private TaskView restart(Duration askAgain, VmMirror which) {
		ShutdownWait wait = new ShutdownWait(this.bed.fleet, this.bed.commands, this.clock, askAgain);
		return new RestartVm(this.bed.vms, this.bed.tasks, this.bed.commands, wait).request(which.id());
	}

}

package dev.weir.vm.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.problem.Problem;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Waiting for a guest's agent ends when it answers, in time, and when it never will. */
class AgentWaitTests {

	private final VmBed bed = new VmBed();

	private final AgentWait wait = new AgentWait(this.bed.commands, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	private final VmMirror vm = this.bed.vm(VmFixtures.vm().running());

	@Test
	void endsWhenItAnswers() {
		real().agentAt(Instant.EPOCH);
		assertThat(answers(Duration.ofHours(1))).isTrue();
	}

	@Test
	void givesUpInTime() {
		assertThat(answers(Duration.ZERO)).isFalse();
	}

	@Test
	void doesNotWaitForAHostThatIsAway() {
		this.bed.fleet.lose(this.bed.hostId);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> answers(Duration.ofHours(1)));
	}

	private FakeVm real() {
		return this.bed.host.vms().iterator().next();
	}

	private boolean answers(Duration atMost) {
		boolean[] result = new boolean[1];
		this.bed.tasks.submitRaw((progress) -> result[0] = this.wait.answers(this.vm, atMost, new Pause(progress)));
		return result[0];
	}

}

package dev.weir.vm.screenshot;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.weir.access.Permission;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.fleet.VmState;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.ManualClock;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Screenshots}: what ten open pages cost a host.
 */
@Timeout(180)
class ScreenshotsTests {

	private final VmBed bed = new VmBed();

	private final ManualClock clock = new ManualClock();

	private final Commands commands = new Commands();

	private final Screenshots screenshots = new Screenshots(this.bed.vms, this.bed.fleet, this.commands, this.clock);

	private final VmMirror vm = this.bed.vm(VmFixtures.vm().running());

	@Test
	void aPictureServesForTwoSeconds() {
		byte[] first = this.screenshots.png(this.vm.id());
		assertThat(first).startsWith(0x89, 'P', 'N', 'G');
		this.clock.pass(Duration.ofMillis(1999));
		assertThat(this.screenshots.png(this.vm.id())).isSameAs(first);
		assertThat(calls()).isEqualTo(1);
		this.clock.pass(Duration.ofMillis(1));
		assertThat(this.screenshots.png(this.vm.id())).isNotSameAs(first);
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void eachVmHasItsOwn() {
		VmMirror other = this.bed.vm(VmFixtures.vm().running());
		this.screenshots.png(this.vm.id());
		this.screenshots.png(other.id());
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void thoseWhoAskMeanwhileShareTheOneUnderWay() throws Exception {
		this.bed.host.hang(FakeCall.COMMAND);
		CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> this.screenshots.png(this.vm.id()));
		Awaitility.await().until(() -> calls() == 1);
		CompletableFuture<byte[]> second = CompletableFuture.supplyAsync(() -> this.screenshots.png(this.vm.id()));
		this.bed.host.resume();
		byte[] picture = first.get(120, TimeUnit.SECONDS);
		assertThat(second.get(120, TimeUnit.SECONDS)).isSameAs(picture);
		assertThat(calls()).isEqualTo(1);
	}

	@Test
	void nobodyWaitsLongForSomebodyElsesPicture() throws Exception {
		this.bed.host.hang(FakeCall.COMMAND);
		CompletableFuture<byte[]> first = CompletableFuture.supplyAsync(() -> this.screenshots.png(this.vm.id()));
		Awaitility.await().until(() -> calls() == 1);
		assertThat(refusal()).isEqualTo(ErrorKind.TIMED_OUT);
		assertThat(calls()).isEqualTo(1);
		this.bed.host.resume();
		assertThat(first.get(120, TimeUnit.SECONDS)).isNotEmpty();
	}

	@Test
	void aStuckQemuIsLeftAloneForAMinute() {
		this.commands.failure = Problem.of(ErrorKind.TIMED_OUT, "problem.timed-out");
		assertThat(refusal()).isEqualTo(ErrorKind.TIMED_OUT);
		this.commands.failure = null;
		this.clock.pass(Duration.ofSeconds(59));
		assertThat(refusal()).isEqualTo(ErrorKind.TIMED_OUT);
		assertThat(calls()).isZero();
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(this.screenshots.png(this.vm.id())).isNotEmpty();
	}

	@Test
	void anyOtherFailureIsTriedAgainSoon() {
		this.commands.failure = Problem.of(ErrorKind.UNSUPPORTED, "problem.unsupported");
		assertThat(refusal()).isEqualTo(ErrorKind.UNSUPPORTED);
		this.commands.failure = null;
		this.clock.pass(Duration.ofSeconds(2));
		assertThat(this.screenshots.png(this.vm.id())).isNotEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "SHUT_OFF", "SAVED" })
	void whatIsOffHasNoScreen(VmState state) {
		VmMirror off = this.bed.vm(VmFixtures.vm().in(state));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.screenshots.png(off.id()))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CONFLICT));
		assertThat(calls()).isZero();
	}

	@Test
	void whoMayNotSeeTheVmSeesNoPictureOfSomebodyElse() {
		this.screenshots.png(this.vm.id());
		this.bed.access.deny(Permission.VM_VIEW);
		assertThat(refusal()).isEqualTo(ErrorKind.NOT_FOUND);
	}

	@Test
	void aHostThatIsAwayIsNotAsked() {
		this.bed.fleet.lose(this.bed.hostId);
		assertThat(refusal()).isEqualTo(ErrorKind.HOST_UNREACHABLE);
		assertThat(calls()).isZero();
	}

	private long calls() {
		return this.bed.host.calls(FakeCall.COMMAND);
	}

	private ErrorKind refusal() {
		Problem[] caught = new Problem[1];
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.screenshots.png(this.vm.id()))
			.satisfies((problem) -> caught[0] = problem);
		return caught[0].kind();
	}

	/** The commands of the test bed, or a failure. */
	private final class Commands implements HostCommands {

		private volatile @Nullable Problem failure;

		@Override
		public <T> T call(HostId host, Duration deadline, HostCall<T> call) {
			Problem problem = this.failure;
			if (problem != null) {
				throw problem;
			}
			return ScreenshotsTests.this.bed.commands.call(host, deadline, call);
		}

		@Override
		public void reread(HostId host, VmId id) {
			throw new AssertionError("a picture changes nothing");
		}

		@Override
		public void rereadHost(HostId host) {
			throw new AssertionError("a picture changes nothing");
		}

	}

}

package dev.weir.vm.screenshot;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.weir.fleet.VmMirror;
import dev.weir.fleet.fake.FakeCall;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.ManualClock;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a wall of screens costs a host. */
@Timeout(180)
class ThumbnailsTests {

	private final VmBed bed = new VmBed();

	private final ManualClock clock = new ManualClock();

	private final Thumbnails thumbnails = new Thumbnails(this.bed.vms,
			new Screenshots(this.bed.vms, this.bed.fleet, this.bed.commands, this.clock), this.clock);

	private final List<VmMirror> vms = Stream.generate(() -> this.bed.vm(VmFixtures.vm().running())).limit(3).toList();

	@Test
	void aPictureServesForAWhile() {
		byte[] first = this.thumbnails.png(this.vms.get(0).id());
		assertThat(first).startsWith(0x89, 'P', 'N', 'G');
		this.clock.pass(Thumbnails.FRESH.minusMillis(1));
		assertThat(this.thumbnails.png(this.vms.get(0).id())).isSameAs(first);
		this.clock.pass(Thumbnails.FRESH);
		assertThat(this.thumbnails.png(this.vms.get(0).id())).isNotSameAs(first);
	}

	@Test
	void aHostTakesTwoAtATime() throws Exception {
		this.bed.host.hang(FakeCall.COMMAND);
		List<CompletableFuture<byte[]>> taken = this.vms.stream()
			.limit(Thumbnails.PER_HOST)
			.map((vm) -> CompletableFuture.supplyAsync(() -> this.thumbnails.png(vm.id())))
			.toList();
		Awaitility.await().until(() -> this.bed.host.calls(FakeCall.COMMAND) == Thumbnails.PER_HOST);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.thumbnails.png(this.vms.get(2).id()))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.TOO_MANY_TRIES));
		assertThat(this.bed.host.calls(FakeCall.COMMAND)).isEqualTo(Thumbnails.PER_HOST);
		this.bed.host.resume();
		for (CompletableFuture<byte[]> picture : taken) {
			assertThat(picture.get(60, TimeUnit.SECONDS)).isNotEmpty();
		}
		assertThat(this.thumbnails.png(this.vms.get(2).id())).isNotEmpty();
	}

}

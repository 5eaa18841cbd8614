package dev.weir.vm.guest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.GuestAddress;
import dev.weir.hypervisor.GuestReport;
import dev.weir.problem.Problem;
import dev.weir.vm.bed.VmBed;
import dev.weir.vm.bed.VmFixtures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who cannot be asked is told why; what a guest tells is read, however odd. */
class AskGuestTests {

	private final VmBed bed = new VmBed();

	private final AskGuest ask = new AskGuest(this.bed.vms, this.bed.fleet, this.bed.commands,
			Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@Test
	void saysWhyItCannotAsk() {
		assertThat(refusal(this.bed.vm(VmFixtures.vm()))).isEqualTo("vm.guest.off");
		assertThat(refusal(this.bed.vm(VmFixtures.vm().running()))).isEqualTo("vm.guest.no-channel");
		assertThat(this.bed.host.calls(dev.weir.fleet.fake.FakeCall.COMMAND)).isZero();
	}

	@Test
	void readsWhatAGuestTells() {
		GuestFacts facts = GuestFacts.of(new GuestReport(Map.ofEntries(Map.entry("os.pretty-name", "Debian <b>12</b>"),
				Map.entry("os.kernel-release", "6.1.0"), Map.entry("hostname", "web1"),
				Map.entry("timezone.name", "CET"), Map.entry("timezone.offset", 3600L), Map.entry("user.count", 1L),
				Map.entry("user.0.name", "ana"), Map.entry("user.0.login-time", 86_400_000L), Map.entry("fs.count", 1L),
				Map.entry("fs.0.mountpoint", "/"), Map.entry("fs.0.fstype", "ext4"),
				Map.entry("fs.0.total-bytes", 100L), Map.entry("fs.0.used-bytes", 40L),
				Map.entry("fs.0.disk.count", 1L), Map.entry("fs.0.disk.0.alias", "vda"))),
				new GuestFacts.Drift(1500, 3), List.of(new GuestAddress("52:54:00:00:00:01", "10.0.0.5", 24)),
				Instant.EPOCH);
		assertThat(facts.os()).isEqualTo("Debian <b>12</b>");
		assertThat(facts.utcOffsetMinutes()).isEqualTo(60);
		assertThat(facts.users().get(0).since()).isEqualTo(Instant.ofEpochSecond(86_400));
		assertThat(facts.fileSystems().get(0).disks()).containsExactly("vda");
		assertThat(facts.addresses()).hasSize(1);
		assertThat(facts.driftMillis()).isEqualTo(1500);
	}

	@Test
	void aGuestThatLiesAboutItsCountsCostsNothing() {
		GuestFacts facts = GuestFacts.of(new GuestReport(
				Map.of("user.count", Long.MAX_VALUE, "fs.count", -7L, "timezone.offset", "soon", "hostname", 7L)), null,
				List.of(), Instant.EPOCH);
		assertThat(facts.users()).hasSize(200);
		assertThat(facts.fileSystems()).isEmpty();
		assertThat(facts.hostname()).isEqualTo("7");
		assertThat(facts.utcOffsetMinutes()).isNull();
	}

	private String refusal(VmMirror vm) {
		Problem[] caught = new Problem[1];
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.ask.ask(vm.id()))
			.satisfies((problem) -> caught[0] = problem);
		return caught[0].messageKey();
	}

}

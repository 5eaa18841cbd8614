package dev.weir.testbed;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The bed of several hosts does what its verbs say, beside another one, and goes away.
 */
@Tag(FleetRig.TAG)
@SuppressWarnings("NullAway.Init")
class FleetRigTests {

	private static final int SSH = 22;

	private static FleetRig rig;

	private static FleetHost host;

	@BeforeAll
	static void start() {
		rig = FleetRig.start("one", "two");
		host = rig.host("one");
	}

	@AfterAll
	static void stop() {
		rig.close();
	}

	@Test
	void hostsKnowThemselvesAndEachOther() {
		assertThat(host.execute("hostname")).isEqualTo("one");
		assertThat(host.execute("getent", "hosts", "two")).contains(rig.host("two").address());
		assertThat(rig.hosts()).extracting(FleetHost::fingerprint).doesNotHaveDuplicates();
		host.execute("touch", "/var/lib/libvirt/shared/seen");
		assertThat(rig.host("two").execute("ls", "/var/lib/libvirt/shared")).isEqualTo("seen");
		assertThat(host.execute("ip", "route")).as("nobody outside the machine gets an answer")
			.doesNotContain("default");
	}

	/** A lock left by one daemon would name a process of another one as its holder. */
	@Test
	void hostsKeepTheirOwnLocks() {
		host.execute("touch", "/var/lock/LCK.._pts_1");
		assertThat(rig.host("two").execute("ls", "/var/lock/")).isEmpty();
	}

	@Test
	void aCutLinkSwallowsPacketsAndASlowOneDelaysThem() throws IOException {
		assertThat(greeting(2_000)).startsWith("SSH-2.0");
		host.cut();
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> greeting(700));
		host.plug();
		host.slow(Duration.ofMillis(150));
		Instant began = Instant.now();
		assertThat(greeting(10_000)).startsWith("SSH-2.0");
		assertThat(Duration.between(began, Instant.now())).as("a round trip to connect, one way for the greeting")
			.isGreaterThan(Duration.ofMillis(450));
		host.plug();
		host.unplug();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> greeting(700));
		host.plug();
		assertThat(greeting(5_000)).startsWith("SSH-2.0");
	}

	@Test
	void aFullPoolTakesNothingUntilThereIsRoom() {
		String[] write = { "dd", "if=/dev/zero", "of=/var/lib/libvirt/images/more", "bs=1M", "count=1" };
		host.full();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> host.execute(write))
			.withMessageContaining("No space left on device");
		host.room();
		host.execute(write);
	}

	@Test
	void aSkewedClockIsTheDaemonsOnly() {
		rig.host("two").clock(Duration.ofDays(-2));
		assertThat(rig.host("two").execute("tail", "-n", "1", "/var/log/libvirt/libvirtd.log"))
			.startsWith(Instant.now().minus(Duration.ofDays(2)).toString().substring(0, 10));
		rig.host("two").clock(Duration.ZERO);
	}

	@Test
	void leavesNothingBehind() throws IOException {
		FleetRig second = FleetRig.start("solo");
		Path folder = second.folder();
		String address = second.host("solo").address();
		second.host("solo").smallVm("small");
		second.host("solo").slow(Duration.ofMillis(5));
		second.host("solo").hang();
		assertThat(address).isNotEqualTo(host.address());
		second.close();
		assertThat(folder).doesNotExist();
		assertThat(processes(folder.toString())).isEmpty();
		String number = address.split("\\.")[2];
		assertThat(Path.of("/sys/class/net/weirfl" + number)).doesNotExist();
		try (var groups = Files.walk(Path.of("/sys/fs/cgroup"), 2)) {
			assertThat(groups).extracting((group) -> group.getFileName().toString())
				.doesNotContain("weirfl" + number + "-11");
		}
	}

	private static String processes(String word) {
		return String.join("\n",
				ProcessHandle.allProcesses()
					.map((process) -> process.info().commandLine().orElse(""))
					.filter((line) -> line.contains(word))
					.toList());
	}

	private static String greeting(int milliseconds) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(host.address(), SSH), milliseconds);
			socket.setSoTimeout(milliseconds);
			return new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII);
		}
	}

}

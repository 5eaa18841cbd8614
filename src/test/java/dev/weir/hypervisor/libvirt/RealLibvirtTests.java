package dev.weir.hypervisor.libvirt;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import javax.imageio.ImageIO;

import dev.weir.hypervisor.AddressSource;
import dev.weir.hypervisor.ByteStream;
import dev.weir.hypervisor.DomainEventKind;
import dev.weir.hypervisor.DomainState;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorEvent.DomainChanged;
import dev.weir.hypervisor.Screenshot;
import dev.weir.hypervisor.StartOption;
import dev.weir.hypervisor.StatsGroup;
import dev.weir.hypervisor.StoragePools;
import dev.weir.hypervisor.UndefineOption;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.testbed.BootSector;
import dev.weir.testbed.LibvirtRig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The port over a real libvirtd and QEMU.
 */
@Tag("libvirt")
class RealLibvirtTests {

	private static final String NAME = "虚拟机 <b>'1'";

	private static LibvirtRig rig;

	private final RecordingListener listener = new RecordingListener();

	private HypervisorConnection host;

	private UUID guest;

	@BeforeAll
	static void startDaemon() {
		rig = LibvirtRig.start();
	}

	@AfterAll
	static void stopDaemon() {
		rig.close();
	}

	@BeforeEach
	void defineGuest() {
		this.host = TestHypervisors.hypervisor().open(rig.spec(), this.listener);
		this.host.subscribe();
		this.guest = this.host.domains().define(LibvirtRig.guestXml(NAME, rig.bootableDisk("guest.img"))).uuid();
	}

	@AfterEach
	void removeGuest() {
		if (this.host.domains().status(this.guest).state().isActive()) {
			this.host.domains().destroy(this.guest, false);
		}
		this.host.domains().undefine(this.guest, Set.of(UndefineOption.values()));
		this.host.close();
	}

	@Test
	void aGuestLivesAndItsEventsArrive() {
		this.host.domains().start(this.guest, Set.of(StartOption.PAUSED));
		assertThat(this.host.domains().status(this.guest).state()).isEqualTo(DomainState.PAUSED);
		this.host.domains().resume(this.guest);
		assertThat(this.host.domains().statuses()).containsEntry(this.guest, this.host.domains().status(this.guest));
		this.host.domains().reset(this.guest);
		this.host.domains().managedSave(this.guest);
		assertThat(this.host.domains().status(this.guest).managedSave()).isTrue();
		this.host.domains().start(this.guest, Set.of());
		this.host.domains().destroy(this.guest, true);
		assertThat(this.host.domains().status(this.guest).state()).isEqualTo(DomainState.SHUT_OFF);
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.listener.events()).filteredOn(DomainChanged.class::isInstance)
				.extracting((event) -> ((DomainChanged) event).kind())
				.contains(DomainEventKind.LIFECYCLE, DomainEventKind.REBOOT));
	}

	@Test
	void theScreenIsAPicture() throws Exception {
		startAndAwaitGreeting();
		Screenshot screenshot = this.host.domains().screenshot(this.guest, 0);
		assertThat(screenshot.mimeType()).isEqualTo("image/png");
		assertThat(ImageIO.read(new ByteArrayInputStream(screenshot.image())).getWidth()).isGreaterThan(300);
	}

	@Test
	void theSerialLineCarriesBytesBothWays() {
		this.host.domains().start(this.guest, Set.of(StartOption.PAUSED));
		try (ByteStream serial = this.host.domains().openConsole(this.guest, null)) {
			this.host.domains().resume(this.guest);
			StreamText.awaitText(serial, BootSector.GREETING);
			byte[] typed = "echo<'é'>".getBytes(StandardCharsets.UTF_8);
			serial.write(typed, 0, typed.length);
			StreamText.awaitText(serial, "echo<'é'>");
		}
	}

	@Test
	void abortingEndsAReadThatWaits() throws Exception {
		startAndAwaitGreeting();
		try (ByteStream serial = this.host.domains().openConsole(this.guest, null)) {
			Thread reader = StreamText.readForEver(serial);
			serial.abort();
			reader.join(120_000);
			assertThat(reader.isAlive()).isFalse();
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> serial.read(new byte[1], 0, 1));
		}
	}

	@Test
	void closingTheConnectionEndsAReadThatWaits() throws Exception {
		this.host.domains().start(this.guest, Set.of());
		HypervisorConnection second = TestHypervisors.hypervisor().open(rig.spec(), new RecordingListener());
		ByteStream serial = second.domains().openConsole(this.guest, null);
		Thread reader = StreamText.readForEver(serial);
		second.close();
		reader.join(120_000);
		assertThat(reader.isAlive()).isFalse();
		serial.close();
	}

	@Test
	void theDisplayIsASocketThatSpeaksRfb() throws Exception {
		this.host.domains().start(this.guest, Set.of());
		try (SocketChannel display = this.host.domains().openGraphics(this.guest, 0)) {
			assertThat(greeting(display)).isEqualTo("RFB 003.008\n");
			display.configureBlocking(false);
			assertThat(display.isConnected()).isTrue();
		}
		assertThat(this.host.isAlive()).isTrue();
	}

	@Test
	void aDisplayThatIsNotThereIsAProblem() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.host.domains().openGraphics(this.guest, 0))
			.satisfies((problem) -> assertThat(problem.kind()).isEqualTo(ErrorKind.CONFLICT));
		this.host.domains().start(this.guest, Set.of());
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.host.domains().openGraphics(this.guest, 7));
		assertThat(this.host.isAlive()).isTrue();
	}

	@Test
	void theDisplayIsReachedByTcpToo() throws Exception {
		this.host.domains().start(this.guest, Set.of());
		String xml = this.host.domains().xml(this.guest, XmlForm.LIVE);
		int port = Integer.parseInt(xml.replaceAll("(?s).*<graphics type='vnc' port='(\\d+)'.*", "$1"));
		try (SocketChannel display = this.host.dial("0.0.0.0", port)) {
			assertThat(greeting(display)).isEqualTo("RFB 003.008\n");
		}
	}

	@Test
	void statisticsTellOfEveryGroup() {
		this.host.domains().start(this.guest, Set.of());
		assertThat(this.host.domains().runningStats(Set.of(StatsGroup.values()))).singleElement().satisfies((stats) -> {
			assertThat(stats.name()).isEqualTo(NAME);
			assertThat(stats.number("cpu.time", -1)).isPositive();
			assertThat(stats.number("balloon.current", -1)).isEqualTo(16 * 1024);
			assertThat(stats.values()).containsEntry("block.0.name", "vda");
		});
	}

	@Test
	void factsHaveTheUuidOnceCapabilitiesWereRead() {
		assertThat(this.host.node().facts().uuid()).isNull();
		assertThat(this.host.node().capabilitiesXml()).contains("<guest>");
		assertThat(this.host.node().facts()).satisfies((facts) -> {
			assertThat(facts.uuid()).isNotNull();
			assertThat(facts.driver()).isEqualTo("QEMU");
			assertThat(facts.hypervisorVersion()).matches("\\d+\\.\\d+\\.\\d+");
		});
		assertThat(this.host.node().domainCapabilitiesXml("x86_64", "pc", "qemu")).contains("<domainCapabilities>");
		assertThat(this.host.node().freeMemoryKib()).isPositive();
		assertThat(this.host.node().cpuTimes().idle()).isPositive();
	}

	@Test
	void whatWasUploadedComesBack() {
		StoragePools pools = this.host.storagePools();
		pools.define(LibvirtRig.poolXml("images"));
		try {
			pools.start("images");
			byte[] content = new byte[3 * 1024 * 1024 + 17];
			new Random(1).nextBytes(content);
			pools.createVolume("images",
					"<volume><name>卷 &lt;1&gt;.img</name><capacity>" + content.length + "</capacity></volume>");
			try (ByteStream upload = pools.upload("images", "卷 <1>.img", 0, content.length)) {
				upload.write(content, 0, content.length);
				upload.finish();
			}
			try (ByteStream download = pools.download("images", "卷 <1>.img", 0, 0)) {
				assertThat(Arrays.equals(StreamText.readAll(download), content)).isTrue();
			}
			pools.deleteVolume("images", "卷 <1>.img");
			assertThat(pools.volumes("images")).extracting("name").containsExactly("guest.img");
		}
		finally {
			pools.stop("images");
			pools.undefine("images");
		}
	}

	@Test
	void aVolumeLargerThanTheDiskIsAProblemOfSpace() {
		StoragePools pools = this.host.storagePools();
		pools.define(LibvirtRig.poolXml("images"));
		try {
			pools.start("images");
			assertThatExceptionOfType(Problem.class).isThrownBy(() -> pools.createVolume("images",
					"<volume><name>big</name><capacity unit='PiB'>7</capacity><allocation unit='PiB'>7</allocation></volume>"))
				.satisfies((problem) -> assertThat(problem.kind()).isIn(ErrorKind.NO_RESOURCES,
						ErrorKind.REFUSED_BY_HOST));
		}
		finally {
			pools.stop("images");
			pools.undefine("images");
		}
	}

	@Test
	void anAgentThatIsNotThereIsAProblem() {
		this.host.domains().start(this.guest, Set.of());
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.host.domains().addresses(this.guest, AddressSource.AGENT));
		assertThat(this.host.domains().addresses(this.guest, AddressSource.LEASE)).isEmpty();
	}

	private void startAndAwaitGreeting() {
		this.host.domains().start(this.guest, Set.of(StartOption.PAUSED));
		try (ByteStream serial = this.host.domains().openConsole(this.guest, null)) {
			this.host.domains().resume(this.guest);
			StreamText.awaitText(serial, BootSector.GREETING);
		}
	}

	private static String greeting(SocketChannel display) throws Exception {
		ByteBuffer greeting = ByteBuffer.allocate(12);
		while (greeting.hasRemaining()) {
			assertThat(display.read(greeting)).isPositive();
		}
		return new String(greeting.array(), StandardCharsets.US_ASCII);
	}

}

package dev.weir.hypervisor.xml;

import java.time.Duration;
import java.util.UUID;

import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.hypervisor.xml.DomainSummary.Graphics;
import dev.weir.hypervisor.xml.DomainSummary.Nic;
import dev.weir.hypervisor.xml.DomainSummary.Serial;
import dev.weir.problem.Problem;
import dev.weir.testbed.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DomainSummaries}.
 */
class DomainSummariesTests {

	@Test
	void readsARunningDomain() {
		DomainSummary domain = DomainSummaries.read(Samples.read("running.xml"));
		assertThat(domain.uuid()).isEqualTo(UUID.fromString("5d4c4f2b-7d3e-4f8f-9d34-0a5b6a0b7c11"));
		assertThat(domain.name()).isEqualTo("db & <1>");
		assertThat(domain.title()).isEqualTo("Datenbank 数据库");
		assertThat(domain.vcpus()).isEqualTo(2);
		assertThat(domain.maxVcpus()).isEqualTo(8);
		assertThat(domain.memoryKib()).isEqualTo(2 * 1024 * 1024);
		assertThat(domain.maxMemoryKib()).isEqualTo(4 * 1024 * 1024);
		assertThat(domain.arch()).isEqualTo("x86_64");
		assertThat(domain.machine()).isEqualTo("pc-q35-7.2");
		assertThat(domain.firmware()).isEqualTo(Firmware.UEFI_SECURE_BOOT);
		assertThat(domain.osId()).isEqualTo("http://debian.org/debian/12");
		assertThat(domain.agentChannel()).isTrue();
	}

	@Test
	void readsTheDevicesAndNotTheirBackingStores() {
		DomainSummary domain = DomainSummaries.read(Samples.read("running.xml"));
		assertThat(domain.disks()).containsExactly(
				new Disk("disk", "vda", "virtio", "file", "/var/lib/libvirt/images/db.qcow2", null, null, "qcow2",
						"none", false),
				new Disk("disk", "vdb", "virtio", "volume", "fast/db data.raw", "fast", "db data.raw", "raw", null,
						false),
				new Disk("disk", "vdc", "virtio", "network", "rbd:pool/image", null, null, "raw", null, false),
				new Disk("cdrom", "sda", "sata", "file", null, null, null, "raw", null, true));
		assertThat(domain.nics()).containsExactly(
				new Nic("52:54:00:11:22:33", "network", "default", "virtio", "vnet7", true),
				new Nic("52:54:00:11:22:34", "direct", "eth0", "e1000e", null, false));
		assertThat(domain.graphics()).containsExactly(new Graphics("vnc", 5903, "127.0.0.1", null),
				new Graphics("spice", -1, null, "/run/spice.sock"));
		assertThat(domain.serials()).containsExactly(new Serial("pty", 0, "serial0"), new Serial("pty", 0, "console1"));
	}

	@Test
	void aBareDomainIsEnough() {
		DomainSummary domain = DomainSummaries.read("<domain/>");
		assertThat(domain.name()).isEmpty();
		assertThat(domain.uuid()).isNull();
		assertThat(domain.vcpus()).isEqualTo(1);
		assertThat(domain.memoryKib()).isZero();
		assertThat(domain.firmware()).isEqualTo(Firmware.BIOS);
		assertThat(domain.disks()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<domain><vcpu current='x'>many</vcpu><memory unit='parsec'>a lot</memory></domain>",
			"<domain><uuid>no</uuid><os/><devices><disk/><interface/><graphics port=''/><serial/><channel/></devices></domain>",
			"<domain><memory unit=''>9999999999999999999999999999999999999999</memory><memory/></domain>",
			"<domain><devices><disk type='volume'><source/></disk><disk type='network'/><disk type='?'/></devices></domain>",
			"<domain><name><b>x</b></name><metadata><libosinfo/></metadata><devices>text</devices></domain>",
			"<!-- c --><?pi x?><domain><os><type/></os></domain><!-- d -->" })
	void oddPartsNeverFail(String xml) {
		assertThat(DomainSummaries.read(xml).vcpus()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<domainsnapshot/>", "<domain>", "<domain></domain", "<domain/><domain/>", "{}",
			"<!DOCTYPE domain><domain/>", "<domain><name>&undefined;</name></domain>" })
	void whatIsNoDomainIsAProblem(String xml) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> DomainSummaries.read(xml));
	}

	@ParameterizedTest
	@CsvSource({ "4096,KiB,4096", "4096,k,4096", "4,MiB,4096", "4,M,4096", "1,GiB,1048576", "1,g,1048576", "1024,b,1",
			"2048,bytes,2", "1000,KB,976", "1,MB,976", "-5,KiB,0", "99999999999,EiB,9223372036854775807" })
	void unitsAreLibvirts(String number, String unit, long kib) {
		DomainSummary domain = DomainSummaries
			.read("<domain><memory unit='" + unit + "'>" + number + "</memory></domain>");
		assertThat(domain.maxMemoryKib()).isEqualTo(kib);
	}

	@Test
	void tenThousandAreReadWithinSeconds() {
		String xml = Samples.read("running.xml");
		DomainSummaries.read(xml);
		org.junit.jupiter.api.Assertions.assertTimeout(Patience.of(Duration.ofSeconds(15)), () -> {
			long start = System.nanoTime();
			for (int i = 0; i < 10_000; i++) {
				DomainSummaries.read(xml);
			}
			System.out.printf("10,000 summaries of %d characters: %d ms%n", xml.length(),
					(System.nanoTime() - start) / 1_000_000);
		});
	}

}

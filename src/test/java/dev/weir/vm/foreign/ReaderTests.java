package dev.weir.vm.foreign;

import java.time.Duration;
import java.util.Arrays;

import dev.weir.problem.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link OvfReader}, {@link VmxReader}, {@link Manifest} and
 * {@link VmdkHeader}.
 */
class ReaderTests {

	private static final String DESCRIPTOR = "# Disk DescriptorFile\nparentCID=ffffffff\nRW 16384 SPARSE \"disk1.vmdk\"\n";

	@Test
	void anOvfIsRead() {
		ForeignVm vm = OvfReader.read(Packages.OVF);
		assertThat(vm.name()).isEqualTo("web & 1");
		assertThat(vm.vcpus()).isEqualTo(2);
		assertThat(vm.memoryMib()).isEqualTo(128);
		assertThat(vm.firmware()).isEqualTo("uefi-secure-boot");
		assertThat(vm.os()).isEqualTo("http://ubuntu.com/ubuntu/22.04");
		assertThat(vm.disks()).containsExactly(new ForeignVm.Disk("disk1.vmdk", 8 << 20, "sata"));
		assertThat(vm.nics()).containsExactly(new ForeignVm.Nic("VM Network", "VmxNet3"));
		assertThat(vm.unmapped()).containsExactly(new ForeignVm.Unmapped("SCSI 0", "controller"),
				new ForeignVm.Unmapped("CD 1", "drive"));
	}

	@ParameterizedTest
	@CsvSource({ "8192,'',8192", "2,byte * 2^30,2147483648", "2,byte*10^9,2000000000", "512,MegaBytes,536870912",
			"1,GB,1073741824" })
	void unitsAreRead(String number, String unit, long bytes) {
		assertThat(Units.bytes(number, unit)).isEqualTo(bytes);
	}

	@ParameterizedTest
	@CsvSource({ "disk1.vmdk,../../etc/shadow", "disk1.vmdk,/etc/passwd", "byte * 2^20,byte * 2^99",
			"byte * 2^20,furlongs", "<Envelope ,<!DOCTYPE e [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Envelope ",
			"VirtualSystem,Machine", "VirtualHardwareSection,Hardware", "</Envelope>,''", "128,-1",
			"128,9999999999999999999", "ovf:id=\"file1\",ovf:id=\"file1\" ovf:compression=\"gzip\"",
			"Envelope,Letter" })
	void hostileDescriptorsAreRefused(String what, String by) {
		String text = Packages.OVF.replace("<?xml version=\"1.0\"?>", "").strip().replace(what, by);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> OvfReader.read(text));
	}

	@Test
	void entitiesDoNotGrow() {
		String laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
				+ Packages.OVF.substring(Packages.OVF.indexOf("<Envelope"));
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> OvfReader.read(laughs)));
	}

	@Test
	void aVmxIsRead() {
		ForeignVm vm = VmxReader.read("""
				.encoding = "UTF-8"
				virtualHW.version = "19"
				DisplayName = "db |22one|22"
				guestOS = "windows2019srv-64"
				numvcpus = "4"
				memSize = "8192"
				FIRMWARE = "efi"
				uefi.secureBoot.enabled = "TRUE"
				scsi0.present = "TRUE"
				scsi0.virtualDev = "pvscsi"
				scsi0:0.present = "TRUE"
				scsi0:0.fileName = "db.vmdk"
				sata0:1.present = "TRUE"
				sata0:1.deviceType = "cdrom-image"
				nvme0:0.present = "FALSE"
				nvme0:0.fileName = "no.vmdk"
				ethernet0.present = "TRUE"
				ethernet0.virtualDev = "vmxnet3"
				ethernet0.networkName = "Prod"
				sound.present = "TRUE"
				""");
		assertThat(vm).isEqualTo(new ForeignVm("db \"one\"", 4, 8192, "uefi-secure-boot",
				"http://microsoft.com/win/2k19", java.util.List.of(new ForeignVm.Disk("db.vmdk", 0, "sata")),
				java.util.List.of(new ForeignVm.Nic("Prod", "vmxnet3")),
				java.util.List
					.of(new ForeignVm.Unmapped("sata0:1", "drive"),
							new ForeignVm.Unmapped("scsi0:0 (pvscsi)", "controller"),
							new ForeignVm.Unmapped("sound", "device"))
					.stream()
					.sorted(java.util.Comparator.comparing((ForeignVm.Unmapped each) -> vm.unmapped().indexOf(each)))
					.toList()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello",
			"virtualHW.version = \"1\"\nscsi0:0.present = \"TRUE\"\nscsi0:0.fileName = \"/etc/shadow\"",
			"virtualHW.version = \"1\"\nmemsize = \"lots\"" })
	void hostileVmxFilesAreRefused(String text) {
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> VmxReader.read(text));
	}

	@Test
	void aManifestIsRead() {
		Manifest manifest = Manifest
			.read("SHA256(a.ovf)= " + "0A".repeat(32) + "\r\nSHA1 (b.vmdk) = " + "ff".repeat(20) + "\n");
		assertThat(manifest.digests()).containsEntry("a.ovf", new Manifest.Digest("SHA-256", "0a".repeat(32)))
			.containsEntry("b.vmdk", new Manifest.Digest("SHA-1", "ff".repeat(20)));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Manifest.read("MD5(a)= 00"));
	}

	@Test
	void aDiskThatHoldsAllOfItselfIsTaken() {
		assertThat(VmdkHeader.read(Packages.vmdk(16384, DESCRIPTOR), "d").capacityBytes()).isEqualTo(8 << 20);
	}

	@ParameterizedTest
	@ValueSource(strings = { "RW 100 FLAT \"/etc/shadow\" 0", "RW 1 SPARSE \"a\"\nRW 1 SPARSE \"/etc/shadow\"",
			"parentFileNameHint=\"/etc/shadow\"", "parentCID=12345678", "rdonly 5 zero" })
	void aDiskThatNamesOtherFilesIsRefused(String descriptor) {
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> VmdkHeader.read(Packages.vmdk(16384, descriptor), "d"));
	}

	@Test
	void whatIsNoSuchDiskIsRefused() {
		byte[] good = Packages.vmdk(16384, DESCRIPTOR);
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> VmdkHeader.read(Packages.vmdk(0, DESCRIPTOR), "d"));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> VmdkHeader.read(Packages.vmdk(1L << 60, DESCRIPTOR), "d"));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> VmdkHeader.read(Arrays.copyOf(good, 100), "d"));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(
				() -> VmdkHeader.read("QFI".repeat(300).getBytes(java.nio.charset.StandardCharsets.UTF_8), "d"));
	}

	@Test
	void theFooterMustSayTheSame() {
		byte[] start = Packages.vmdk(16384, DESCRIPTOR);
		java.nio.ByteBuffer.wrap(start).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(56, -1);
		byte[] tail = Arrays.copyOf(start, 1024);
		assertThat(VmdkHeader.isSame(start, tail)).isTrue();
		tail[28] = 9;
		assertThat(VmdkHeader.isSame(start, tail)).isFalse();
	}

}

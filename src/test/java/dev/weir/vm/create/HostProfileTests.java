package dev.weir.vm.create;

import dev.weir.hypervisor.xml.CapabilitiesXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostProfile}.
 */
class HostProfileTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "qemu kvm,-,kvm", "qemu kvm,qemu,qemu", "qemu,-,qemu", "qemu,kvm,qemu",
			"test,-,test", "xen,-,xen", "'',-,kvm" })
	void takesTheBestTypeThatTheHostOffers(String offered, String wanted, String taken) {
		assertThat(HostProfile.of(host("x86_64", offered, "q35"), wanted).domainType()).isEqualTo(taken);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "x86_64,pc q35,q35,SATA", "x86_64,pc,pc,IDE", "aarch64,virt,virt,SCSI", "x86_64,isapc,-,SATA" })
	void takesTheModernMachine(String arch, String machines, String taken, DiskBus cdrom) {
		HostProfile profile = HostProfile.of(host(arch, "kvm", machines), null);
		assertThat(profile.machine()).isEqualTo(taken);
		assertThat(profile.arch()).isEqualTo(arch);
		assertThat(profile.cdromBus()).isEqualTo(cdrom);
	}

	@Test
	void anEmptyDocumentStillGivesAGuess() {
		HostProfile profile = HostProfile.of(CapabilitiesXml.read("<capabilities/>"), null);
		assertThat(profile).isEqualTo(new HostProfile("kvm", "x86_64", null, true));
	}

	private static CapabilitiesXml host(String arch, String types, String machines) {
		StringBuilder xml = new StringBuilder("<capabilities><host><cpu><arch>" + arch + "</arch></cpu></host>");
		xml.append("<guest><os_type>hvm</os_type><arch name='").append(arch).append("'>");
		for (String machine : machines.split(" ")) {
			xml.append("<machine>").append(machine).append("</machine>");
		}
		for (String type : types.isEmpty() ? new String[0] : types.split(" ")) {
			xml.append("<domain type='").append(type).append("'/>");
		}
		return CapabilitiesXml.read(xml.append("</arch></guest></capabilities>").toString());
	}

}

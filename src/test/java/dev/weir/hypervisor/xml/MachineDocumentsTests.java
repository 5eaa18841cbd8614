package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.Map;

import dev.weir.hypervisor.xml.HostFeaturesXml.Distance;
import dev.weir.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the readers of what a machine is made of.
 */
class MachineDocumentsTests {

	@Test
	void readsTheTablesOfTheFirmware() {
		SysinfoXml tables = SysinfoXml
			.read("""
					<sysinfo type='smbios'>
					  <bios><entry name='vendor'>LENOVO</entry><entry name='version'>2.61</entry></bios>
					  <system><entry name='manufacturer'>LENOVO</entry></system>
					  <baseBoard><entry name='product'>20BX</entry></baseBoard>
					  <baseBoard><entry name='product'>riser</entry></baseBoard>
					  <processor><entry name='socket_destination'>CPU 1</entry></processor>
					  <memory_device><entry name='size'>8 GB</entry><entry name='locator'>ChannelA-DIMM0</entry></memory_device>
					  <memory_device><entry name='size'>No Module Installed</entry><entry name='locator'>B&lt;1></entry></memory_device>
					</sysinfo>""");
		assertThat(tables.bios()).containsExactly(Map.entry("vendor", "LENOVO"), Map.entry("version", "2.61"));
		assertThat(tables.boards()).containsExactly(Map.of("product", "20BX"), Map.of("product", "riser"));
		assertThat(tables.processors()).containsExactly(Map.of("socket_destination", "CPU 1"));
		assertThat(tables.modules()).extracting((module) -> module.get("locator"))
			.containsExactly("ChannelA-DIMM0", "B<1>");
		assertThat(tables.chassis()).isEmpty();
	}

	@Test
	void readsWhatAHostCan() {
		HostFeaturesXml features = HostFeaturesXml
			.read("""
					<capabilities><host><cpu><arch>x86_64</arch><microcode version='17'/><feature name='vmx'/></cpu>
					<iommu support='yes'/><migration_features><live/><uri_transports><uri_transport>tcp</uri_transport>
					</uri_transports></migration_features>
					<topology><cells><cell id='0'><distances><sibling id='0' value='10'/><sibling id='1' value='21'/>
					</distances></cell></cells></topology>
					<secmodel><model>none</model></secmodel><secmodel><model>apparmor</model></secmodel></host></capabilities>""");
		assertThat(features).isEqualTo(new HostFeaturesXml(true, true, List.of("tcp"), List.of("apparmor"),
				List.of("vmx"), "17", List.of(new Distance(0, 0, 10), new Distance(0, 1, 21))));
		assertThat(HostFeaturesXml.read("<capabilities/>").iommu()).isNull();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null",
			value = { "kvm, Intel, <feature policy='require' name='vmx'/>, true",
					"kvm, AMD, <feature policy='require' name='svm'/>, true",
					"kvm, AMD, <feature policy='disable' name='svm'/>, false", "kvm, Intel, '', false",
					"kvm, AMD, '', null", "qemu, AMD, <feature policy='require' name='svm'/>, null" })
	void readsWhetherGuestsMayRunGuests(String type, String vendor, String feature, Boolean nested) {
		GuestFeaturesXml features = GuestFeaturesXml.read("<domainCapabilities><domain>" + type
				+ "</domain><cpu><mode name='host-model' supported='yes'><model>M</model><vendor>" + vendor
				+ "</vendor>" + feature + "</mode></cpu></domainCapabilities>");
		assertThat(features.nested()).isEqualTo(nested);
		assertThat(features.model()).isEqualTo("M");
	}

	@Test
	void readsHowGuestsAreProtected() {
		assertThat(GuestFeaturesXml.read("""
				<domainCapabilities><features><sev supported='yes'/><sgx supported='no'/>
				<launchSecurity supported='yes'><enum name='sectype'><value>sev</value><value>sev-snp</value></enum>
				</launchSecurity></features></domainCapabilities>""").secureGuests()).containsExactly("sev", "sev-snp");
		assertThat(GuestFeaturesXml.read("<domainCapabilities/>").secureGuests()).isEmpty();
	}

	@Test
	void refuseOtherDocuments() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> SysinfoXml.read("<pool/>"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> HostFeaturesXml.read("<pool/>"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> GuestFeaturesXml.read("<pool/>"));
	}

}

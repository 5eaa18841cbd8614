package dev.weir.hypervisor.xml.domain;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.testbed.Length;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each edit through libvirt's test driver.
 */
class TestDriverEditTests {

	@ParameterizedTest
	@MethodSource("dev.weir.hypervisor.xml.domain.Definitions#forTestDriver")
	void eachEditIsAllThatLibvirtChanges(String xml) {
		try (HypervisorConnection libvirt = OpenConnections.testDriver()) {
			LibvirtEdits edits = new LibvirtEdits(libvirt.domains(), xml).tryEvery(Length.of(5, 1));
			System.out.printf("test driver: %d edits taken, %d refused%n", edits.taken(), edits.refused());
			assertThat(edits.taken()).isGreaterThan(10);
			assertThat(edits.wrong()).isEmpty();
		}
	}

}

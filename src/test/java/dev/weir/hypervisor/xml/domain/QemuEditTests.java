package dev.weir.hypervisor.xml.domain;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.testbed.Length;
import dev.weir.testbed.LibvirtRig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Edits through a real libvirtd with QEMU; each one in the long form.
 */
@Tag("libvirt")
@Timeout(600)
@SuppressWarnings("NullAway.Init")
class QemuEditTests {

	private static LibvirtRig rig;

	private static HypervisorConnection libvirt;

	@BeforeAll
	static void start() {
		rig = LibvirtRig.start();
		libvirt = OpenConnections.local(rig.socket());
	}

	@AfterAll
	static void stop() {
		libvirt.close();
		rig.close();
	}

	@ParameterizedTest
	@MethodSource("dev.weir.hypervisor.xml.domain.Definitions#forQemu")
	void eachEditIsAllThatLibvirtChanges(String xml) {
		LibvirtEdits edits = new LibvirtEdits(libvirt.domains(), xml).tryEvery(Length.of(7, 1));
		System.out.printf("QEMU: %d edits taken, %d refused%n", edits.taken(), edits.refused());
		assertThat(edits.taken()).isGreaterThan(5);
		assertThat(edits.wrong()).isEmpty();
	}

}

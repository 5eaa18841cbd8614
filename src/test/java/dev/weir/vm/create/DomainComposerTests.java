package dev.weir.vm.create;

import java.util.stream.Stream;

import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.libvirt.OpenConnections;
import dev.weir.hypervisor.xml.DomainSummaries;
import dev.weir.hypervisor.xml.DomainSummary;
import dev.weir.hypervisor.xml.domain.DomainXml;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Whole definitions and each section alone, against goldens that libvirt accepts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DomainComposerTests {

	private HypervisorConnection libvirt;

	@BeforeAll
	void open() {
		this.libvirt = OpenConnections.testDriver();
	}

	@AfterAll
	void close() {
		this.libvirt.close();
	}

	static Stream<Arguments> domains() {
		return Stream.of(arguments("linux-kvm", Specs.linux(), Specs.KVM),
				arguments("cloud-kvm", Specs.cloud(), Specs.KVM), arguments("linux-arm", Specs.linux(), Specs.ARM),
				arguments("linux-test", Specs.linux(), Specs.TEST),
				arguments("windows-kvm", Specs.windows(), Specs.KVM), arguments("bare-tcg", Specs.bare(), Specs.TCG),
				arguments("hostile-kvm", Specs.hostile(), Specs.KVM),
				arguments("hostile-tcg", Specs.hostile(), Specs.TCG));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("domains")
	void wholeDomain(String golden, VmSpec spec, HostProfile host) {
		DomainXml domain = DomainComposer.compose(Specs.plan(spec, host));
		Goldens.check(golden, domain.document());
		try {
			assertThat(this.libvirt.domains().define(domain.document()).name()).isEqualTo(spec.name());
			String kept = this.libvirt.domains().xml(spec.id().value(), dev.weir.hypervisor.XmlForm.INACTIVE_SECURE);
			assertThat(DomainSummaries.read(kept).disks())
				.containsExactlyInAnyOrderElementsOf(DomainSummaries.read(domain.document()).disks());
		}
		finally {
			this.libvirt.domains().undefine(spec.id().value(), java.util.Set.of());
		}
	}

	static Stream<DomainConfigurator> sections() {
		return DomainComposer.sections().stream();
	}

	@ParameterizedTest
	@MethodSource("sections")
	void oneSection(DomainConfigurator section) {
		DomainXml domain = DomainXml.create("kvm");
		section.configure(Specs.plan(Specs.linux(), Specs.KVM), domain);
		Goldens.check("section/" + section.getClass().getSimpleName(), domain.document());
	}

	@Test
	void nothingIsAddedWhenNotAsked() {
		DomainXml domain = DomainComposer.compose(Specs.plan(Specs.bare(), Specs.TCG));
		DomainSummary summary = DomainSummaries.read(domain.document());
		assertThat(summary.disks()).isEmpty();
		assertThat(summary.graphics()).isEmpty();
		assertThat(domain.document()).doesNotContain("<video", "<metadata", "firmware", "<input");
	}

	@Test
	void vncListensOnTheLoopbackOnly() {
		String xml = DomainComposer.compose(Specs.plan(Specs.linux(), Specs.KVM)).document();
		assertThat(DomainSummaries.read(xml).graphics())
			.containsExactly(new DomainSummary.Graphics("vnc", -1, "127.0.0.1", null));
	}

	@Test
	void drivesOfTwentySevenDisksHaveNamesOfTheirOwn() {
		assertThat(DriveXml.targetName(DiskBus.VIRTIO, 0)).isEqualTo("vda");
		assertThat(DriveXml.targetName(DiskBus.SCSI, 25)).isEqualTo("sdz");
		assertThat(DriveXml.targetName(DiskBus.VIRTIO, 26)).isEqualTo("vdaa");
		assertThat(DriveXml.targetName(DiskBus.VIRTIO, 27)).isEqualTo("vdab");
	}

}

package dev.weir.vm.create;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.vm.create.VmDraft.DiskDraft;
import dev.weir.vm.create.VmDraft.NicDraft;
import dev.weir.vm.create.VmSpec.NicSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import dev.weir.vm.cloudinit.CloudInitDraft;
import dev.weir.vm.os.Systems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link SpecReader}, {@link DiskReader} and {@link VmName}.
 */
class SpecReaderTests {

	private static final CloudInitDraft NOTHING = new CloudInitDraft("-no-", null, null, null, null, null, null, null,
			null, null);

	@Test
	void readsACompleteDraft() {
		VmSpec spec = read(draft("web1", List.of(disk("default", "20.5")), new VolumeRef("iso", "a.iso"),
				List.of(new NicDraft("default", null), new NicDraft(null, "br0"))));
		assertThat(spec.name()).isEqualTo("web1");
		assertThat(spec.disks()).containsExactly(new VmSpec.DiskSpec(new VolumeName("default", "web1.qcow2"),
				(long) (20.5 * (1L << 30)), "qcow2", DiskBus.VIRTIO, null));
		assertThat(spec.cdrom()).isEqualTo(new VolumeName("iso", "a.iso"));
		assertThat(spec.nics()).containsExactly(new NicSpec(false, "default"), new NicSpec(true, "br0"));
		assertThat(spec.firmware()).isEqualTo(Firmware.BIOS);
		assertThat(spec.graphics()).isTrue();
		assertThat(spec.start()).isFalse();
		assertThat(spec.cdromFirst()).isFalse();
	}

	@Test
	void namesEveryWrongFieldAtOnce() {
		VmDraft draft = new VmDraft(null, "", 0, -1L, "coreboot", "debian",
				List.of(new DiskDraft(null, null, null, "floppy", "odd", null, null, null), disk("", "0"),
						new DiskDraft("p", BigDecimal.ONE, "vmdk", null, null, new VolumeRef("p", "v"), null, null),
						new DiskDraft(null, null, null, null, null, null, "image-1", null),
						new DiskDraft(null, null, null, null, null, new VolumeRef("p", " "), null, null)),
				new VolumeRef(null, "x"), List.of(new NicDraft("a", "b"), new NicDraft(null, "-o;")), "spice", "xen",
				"floppy", true, NOTHING, "c1");
		assertThat(fields(draft)).containsExactlyInAnyOrder("cloudInit.hostname", "clusterId", "name", "vcpus",
				"memoryMib", "firmware", "osId", "disks[0]", "disks[0].bus", "disks[0].cache", "disks[0].poolName",
				"disks[0].sizeGib", "disks[1].poolName", "disks[1].sizeGib", "disks[2]", "disks[3].imageId",
				"disks[4].volume", "cdrom", "nics[0]", "nics[1].bridge", "graphics", "domainType", "bootFirst");
	}

	@Test
	void disksBeyondTheFirstHaveNumberedVolumes() {
		VmSpec spec = read(draft("web1", List.of(disk("p", "1"), disk("p", "1")), null, List.of()));
		assertThat(spec.disks()).extracting((disk) -> disk.volume().name())
			.containsExactly("web1.qcow2", "web1-2.qcow2");
	}

	@Test
	void aReusedDiskIsTriedAfterTheCdrom() {
		VmSpec spec = read(
				draft("web1", List.of(new DiskDraft(null, null, null, null, null, new VolumeRef("p", "v"), null, null)),
						new VolumeRef("p", "a.iso"), List.of()));
		assertThat(spec.cdromFirst()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1E+999999999", "1E-999999999", "65537", "0.0001", "-1" })
	void absurdSizesAreRefusedAtOnce(String size) {
		assertThat(fields(draft("x", List.of(disk("p", size)), null, List.of()))).containsExactly("disks[0].sizeGib");
	}

	@ParameterizedTest
	@ValueSource(strings = { "web1", "数据库 1", "😀", "<script>alert(1)", "'; rm -rf", "\"quoted\"", "a.b", "שלום",
			"%s %n", "${x}", "x" })
	void namesOfAnyLanguageAreFine(String name) {
		assertThatNoException().isThrownBy(() -> read(draft(name, List.of(), null, List.of())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "a/b", "-rf", "a\nb", "a\u0000b", "a\u001bb", "a\u202eb", "a\u2066b", "\ud800",
			".", "..", "1234567890123456789012345678901234567890123456789012345678901" })
	void namesThatCouldHarmAreNot(String name) {
		assertThat(fields(draft(name, List.of(), null, List.of()))).containsExactly("name");
	}

	@Test
	void elementsThatAreNullAreNamed() {
		assertThat(fields(draft("x", oneNull(), null, oneNull()))).containsExactlyInAnyOrder("disks[0]", "nics[0]");
	}

	@SuppressWarnings("NullAway")
	private static <T> List<T> oneNull() {
		return Collections.singletonList(null);
	}

	@SuppressWarnings("NullAway") // whether elements may be null is seen by newer JDKs
									// only
	private static VmDraft draft(String name, List<DiskDraft> disks, @Nullable VolumeRef cdrom, List<NicDraft> nics) {
		return new VmDraft(null, name, 1, 512L, null, null, disks, cdrom, nics, null, null, null, null, null, null);
	}

	private static DiskDraft disk(String pool, String size) {
		return new DiskDraft(pool, new BigDecimal(size), null, null, null, null, null, null);
	}

	private static VmSpec read(VmDraft draft) {
		Findings wrong = new Findings();
		VmSpec spec = SpecReader.read(draft, Specs.HOST, wrong, Systems.known());
		wrong.throwIfAny();
		return spec;
	}

	private static List<String> fields(VmDraft draft) {
		InvalidInput wrong = catchThrowableOfType(InvalidInput.class, () -> read(draft));
		return wrong.fields().stream().map(FieldProblem::field).toList();
	}

}

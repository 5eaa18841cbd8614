package dev.weir.storage.volume;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.weir.hypervisor.xml.VolumeXml;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What a volume may be called and how large it may be.
 */
class VolumeFormTests {

	@ParameterizedTest
	@ValueSource(strings = { "debian 12.iso", "<img src=x onerror=alert(1)>", "'; rm -rf ~; \"", "中文 🐧.qcow2",
			"a&b<c>.img", ".hidden" })
	void hostileNamesAreNamesAndSurviveTheXml(String name) {
		VolumeSpec spec = form(name, 1.5, null, "qcow2", false).spec();
		VolumeXml xml = VolumeXml.read(spec.xml(true));
		assertThat(xml.name()).isEqualTo(name.strip());
		assertThat(xml.capacity()).isEqualTo(3L << 29);
		assertThat(xml.format()).isEqualTo("qcow2");
		assertThat(xml.allocation()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", "..", "../etc/passwd", "/dev/sda", "a/b", "-rf", "--help", "a\\b", "a\nb",
			"a\u0000b", "\ud800" })
	void pathsAndOptionsAreNone(String name) {
		assertThat(wrong(form(name, 1.0, null, null, null))).containsExactly("name");
	}

	@Test
	void namesEndAt255Bytes() {
		assertThat(form("x".repeat(255), 1.0, null, null, null).spec().name().value()).hasSize(255);
		assertThat(wrong(form("中".repeat(86), 1.0, null, null, null))).containsExactly("name");
	}

	@Test
	void sizesAreChecked() {
		for (Double size : new Double[] { 0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e30 }) {
			assertThat(wrong(form("a", size, null, null, null))).containsExactly("sizeGib");
		}
		assertThat(wrong(form("a", null, null, null, null))).containsExactly("sizeGib");
		assertThat(wrong(form("a", null, -5L, null, null))).containsExactly("capacityBytes");
		assertThat(wrong(form("a", 1.0, 5L, null, null))).containsExactly("capacityBytes");
		assertThat(form("a", null, 5L, null, null).spec().capacityBytes()).isEqualTo(5);
	}

	@Test
	void everyWrongFieldIsToldAtOnce() {
		assertThat(wrong(form("/", 0.0, null, "vmdk", true))).containsExactly("name", "sizeGib", "format");
	}

	@Test
	void rawCanBePreallocatedAndPoolsWithoutFormatsGetNone() {
		VolumeSpec spec = form("a", null, 4096L, "raw", true).spec();
		assertThat(VolumeXml.read(spec.xml(true)).allocation()).isEqualTo(4096);
		assertThat(VolumeXml.read(spec.xml(false)).format()).isNull();
	}

	private static List<String> wrong(VolumeForm form) {
		return catchThrowableOfType(InvalidInput.class, form::spec).fields().stream().map(FieldProblem::field).toList();
	}

	private static VolumeForm form(String name, @Nullable Double gib, @Nullable Long bytes, @Nullable String format,
			@Nullable Boolean preallocate) {
		return new VolumeForm(name, gib, bytes, format, preallocate, null);
	}

}

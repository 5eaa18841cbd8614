package dev.weir.hypervisor.libvirt;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

class TypedParamsTests {

	private final LibvirtApi api = LibvirtLibrary.get().api();

	@Test
	void everyTypeComesBackAsItWentIn() {
		try (TypedParamsBuilder params = new TypedParamsBuilder(this.api)) {
			params.addInt("int", -5)
				.addUnsignedInt("unsigned", -1)
				.addLong("long", Long.MIN_VALUE)
				.addUnsignedLong("bandwidth", 20)
				.addDouble("double", 0.25)
				.addBoolean("yes", true)
				.addBoolean("no", false)
				.addString("destination_name", "虚拟机 <b>\"'; rm -rf");
			assertThat(TypedParams.read(params.pointer(), params.count())).containsExactly(entry("int", -5L),
					entry("unsigned", 4294967295L), entry("long", Long.MIN_VALUE), entry("bandwidth", 20L),
					entry("double", 0.25), entry("yes", true), entry("no", false),
					entry("destination_name", "虚拟机 <b>\"'; rm -rf"));
		}
	}

	@Test
	void nothingIsAnEmptyMap() {
		try (TypedParamsBuilder params = new TypedParamsBuilder(this.api)) {
			assertThat(TypedParams.read(params.pointer(), params.count())).isEqualTo(Map.of());
		}
	}

	@Test
	void aNameThatIsTooLongIsRefused() {
		try (TypedParamsBuilder params = new TypedParamsBuilder(this.api)) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> params.addInt("n".repeat(80), 1));
		}
	}

}

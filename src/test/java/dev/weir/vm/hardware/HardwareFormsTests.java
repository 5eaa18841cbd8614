package dev.weir.vm.hardware;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import dev.weir.hypervisor.xml.domain.DeviceKind;
import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.property.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every word of the forms names a setting that is there, and has a label.
 */
class HardwareFormsTests {

	private static final Path MESSAGES = Path.of("src/main/resources/messages/vm.properties");

	private static final Set<String> LISTS = Set.of(SectionLists.ORDER, SectionLists.CELLS, SectionLists.VCPU_PINS,
			SectionLists.IO_THREAD_PINS, CpuFeatureLines.NAME);

	private static final Set<String> SPECIAL = Set.of("volume", "newPool", "newSizeGib", "newFormat", "newName",
			"sourceType", "sourceName", "sourceMode", "hostDevice");

	@Test
	void everySettingOfASectionIsThere() {
		DomainXml domain = DomainXml.create("kvm");
		for (String item : HardwareForms.SECTIONS) {
			for (String name : names(item)) {
				Part<?> part = Sections.of(domain).get(name.substring(0, name.indexOf('.')));
				assertThat(part).as(name).isNotNull();
				assertThat(LISTS.contains(name) || Setting.of(part, name.substring(name.indexOf('.') + 1)).isPresent())
					.as(name)
					.isTrue();
			}
		}
	}

	@Test
	void everySettingOfADeviceIsThere() {
		DomainXml domain = DomainXml.create("kvm");
		for (DeviceKind kind : DeviceKind.values()) {
			if (!kind.element().isEmpty()) {
				var device = domain.add(kind);
				HardwareForms.of(device)
					.stream()
					.flatMap((group) -> group.settings().stream())
					.filter((name) -> !SPECIAL.contains(name))
					.forEach((name) -> assertThat(Setting.of(device, name)).as(kind + " " + name).isPresent());
			}
		}
	}

	@Test
	void everythingHasALabel() throws IOException {
		Properties messages = new Properties();
		try (Reader reader = Files.newBufferedReader(MESSAGES, StandardCharsets.UTF_8)) {
			messages.load(reader);
		}
		Set<String> missing = new TreeSet<>();
		for (HardwareForms.Group group : HardwareForms.all()) {
			missing.add("vm.hardware.group." + group.name());
			group.settings().forEach((name) -> missing.add("vm.hardware.field." + name));
		}
		HardwareForms.SECTIONS.forEach((item) -> missing.add("vm.hardware.kind." + item));
		HardwareForms.ADDABLE.forEach((kind) -> missing.add("vm.hardware.kind." + kind.element()));
		missing.removeAll(messages.stringPropertyNames());
		assertThat(missing).isEmpty();
	}

	private static List<String> names(String item) {
		return HardwareForms.of(item).stream().flatMap((group) -> group.settings().stream()).toList();
	}

}

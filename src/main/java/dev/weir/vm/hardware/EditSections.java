package dev.weir.vm.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.property.Part;
import org.jspecify.annotations.Nullable;

/**
 * Processors, memory, boot order and whatever else is no device.
 *
 * @param item the card it came from
 * @param values by {@code section.property}; null takes a value away
 */
record EditSections(String item, Map<String, @Nullable String> values) implements HardwareChange {

	EditSections {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	@Override
	public String taskKind() {
		return "vm.hardware.edit";
	}

	@Override
	public void applyTo(DomainXml definition) {
		Map<String, Part<?>> sections = Sections.of(definition);
		Wrong wrong = new Wrong();
		SectionLists lists = new SectionLists(definition);
		this.values.forEach((name, text) -> {
			String section = name.substring(0, Math.max(0, name.indexOf('.')));
			String property = name.substring(name.indexOf('.') + 1);
			Part<?> part = sections.get(section);
			Optional<Setting> setting = (part != null) ? Setting.of(part, property) : Optional.empty();
			if (part != null && setting.isPresent()) {
				wrong.during(section + ".", () -> setting.get().write(part, text));
			}
			else if (!lists.write(name, text, wrong)) {
				wrong.add(name, "vm.hardware.problem.unknown", name);
			}
		});
		if (wrong.isEmpty()) {
			SectionRules.check(definition, this.values.keySet(), wrong);
		}
		wrong.tell();
	}

}

package dev.weir.vm.hardware;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.property.Part;

/**
 * The parts of a definition that are not devices, by the names that forms, requests and
 * lists of pending changes have for them: {@code vcpus}, {@code cpu}, {@code memory}, ...
 */
final class Sections {

	private Sections() {
	}

	/** All but name and notes, which are no hardware. */
	static Map<String, Part<?>> of(DomainXml domain) {
		Map<String, Part<?>> sections = new LinkedHashMap<>();
		domain.sections().forEach((section) -> sections.put(name(section), section));
		sections.remove("general");
		return sections;
	}

	private static String name(Part<?> section) {
		String name = section.getClass().getSimpleName();
		return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
	}

}

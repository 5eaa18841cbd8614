package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Writes what a device gets from the host: its {@code type} and the element
 * {@code source}. Thread-safe.
 *
 * @param attributes those that belong to one kind of source; others stay
 * @param elements those that belong to one source; others stay
 */
record SourceElement(List<String> attributes, List<String> elements) {

	private static final XmlPath TYPE = XmlPath.of("@type");

	/**
	 * Puts another source in the place of the present one; the same one changes nothing.
	 */
	void write(XmlElement device, String type, Map<String, String> values) {
		if (type.equals(device.get(TYPE)) && values.equals(values(device, values))) {
			return;
		}
		this.elements.forEach((element) -> device.set(XmlPath.of(element), null));
		this.attributes.stream()
			.filter((attribute) -> !values.containsKey(attribute))
			.forEach((attribute) -> device.set(place(attribute), null));
		device.set(TYPE, type);
		values.forEach((attribute, value) -> device.set(place(attribute), value));
	}

	/** The present values of the same attributes. */
	private static Map<String, String> values(XmlElement device, Map<String, String> wanted) {
		return wanted.keySet()
			.stream()
			.collect(Collectors.toMap((attribute) -> attribute, (attribute) -> device.get(place(attribute), "")));
	}

	static String get(XmlElement device, String attribute) {
		return device.get(place(attribute), "");
	}

	static String type(XmlElement device, String usual) {
		return device.get(TYPE, usual);
	}

	private static XmlPath place(String attribute) {
		return XmlPath.of("source/@" + attribute);
	}

}

package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.weir.problem.Problem;

/**
 * Which types of storage pools a host supports
 * (<a href="https://libvirt.org/formatstoragecaps.html">format</a>). Immutable.
 *
 * @param supported types
 * @param sourceFormats formats of the sources of a type
 * @param volumeFormats formats of the volumes of a type
 */
public record StoragePoolCapabilitiesXml(List<String> supported, Map<String, List<String>> sourceFormats,
		Map<String, List<String>> volumeFormats) {

	private static final XmlPath POOL = XmlPath.of("pool");

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath SUPPORTED = XmlPath.of("@supported");

	private static final XmlPath SOURCE_FORMATS = XmlPath.of("poolOptions/enum/value");

	private static final XmlPath VOLUME_FORMATS = XmlPath.of("volOptions/enum/value");

	public StoragePoolCapabilitiesXml {
		supported = List.copyOf(supported);
		sourceFormats = Map.copyOf(sourceFormats);
		volumeFormats = Map.copyOf(volumeFormats);
	}

	/**
	 * Reads the document.
	 * @throws Problem of kind INVALID_DEFINITION when it is none
	 */
	public static StoragePoolCapabilitiesXml read(String xml) {
		List<String> supported = new ArrayList<>();
		Map<String, List<String>> sources = new HashMap<>();
		Map<String, List<String>> volumes = new HashMap<>();
		for (XmlElement pool : XmlDocument.parse(xml, "storagepoolCapabilities").root().all(POOL)) {
			String type = pool.get(TYPE, "");
			if ("yes".equals(pool.get(SUPPORTED))) {
				supported.add(type);
			}
			sources.put(type, pool.all(SOURCE_FORMATS).stream().map(XmlElement::content).toList());
			volumes.put(type, pool.all(VOLUME_FORMATS).stream().map(XmlElement::content).toList());
		}
		return new StoragePoolCapabilitiesXml(supported, sources, volumes);
	}

}

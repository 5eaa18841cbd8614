package dev.weir.hypervisor.xml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.problem.Problem;

/**
 * A host's SMBIOS tables as libvirt passes them on
 * (<a href="https://libvirt.org/formatdomain.html#smbios-system-information">format</a>).
 * Immutable; texts come from the firmware of the host and are hostile.
 *
 * @param bios entries of the firmware by name, for instance {@code vendor}
 * @param system entries of the machine as a whole
 * @param boards entries of each board
 * @param chassis entries of the case
 * @param processors entries of each processor socket
 * @param modules entries of each memory slot, empty ones included where they are told
 */
public record SysinfoXml(Map<String, String> bios, Map<String, String> system, List<Map<String, String>> boards,
		Map<String, String> chassis, List<Map<String, String>> processors, List<Map<String, String>> modules) {

	private static final XmlPath ENTRY = XmlPath.of("entry");

	private static final XmlPath NAME = XmlPath.of("@name");

	/** Most entries and modules that are taken over. */
	private static final int MOST = 512;

	/**
	 * Reads a document; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no such document
	 */
	public static SysinfoXml read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "sysinfo").root();
		return new SysinfoXml(first(root, "bios"), first(root, "system"), all(root, "baseBoard"),
				first(root, "chassis"), all(root, "processor"), all(root, "memory_device"));
	}

	private static Map<String, String> first(XmlElement root, String name) {
		return root.find(XmlPath.of(name)).map(SysinfoXml::entries).orElse(Map.of());
	}

	private static List<Map<String, String>> all(XmlElement root, String name) {
		return root.all(XmlPath.of(name)).stream().limit(MOST).map(SysinfoXml::entries).toList();
	}

	private static Map<String, String> entries(XmlElement element) {
		Map<String, String> entries = new LinkedHashMap<>();
		element.all(ENTRY)
			.stream()
			.limit(MOST)
			.forEach((entry) -> entries.put(entry.get(NAME, ""), entry.content().strip()));
		return entries;
	}

}

package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.problem.Problem;

/**
 * The values to choose from for a guest of one kind on a host, as its domain capabilities
 * list them (<a href="https://libvirt.org/formatdomaincaps.html">format</a>). What
 * {@link DomainCapabilitiesXml} gives by name for new guests this gives for any device.
 * Immutable.
 *
 * @param enums values by where they stand: {@code disk/bus}, {@code video/modelType},
 * {@code memoryBacking/sourceType}, {@code os/firmware}, ...
 * @param cpuModes modes that work
 * @param cpuModels models that the host can run
 * @param maxVcpus most vCPUs, 0 where not told
 */
public record GuestChoices(Map<String, List<String>> enums, List<String> cpuModes, List<String> cpuModels,
		int maxVcpus) {

	/** Of a host that tells nothing. */
	public static final GuestChoices UNKNOWN = new GuestChoices(Map.of(), List.of(), List.of(), 0);

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath SUPPORTED = XmlPath.of("@supported");

	private static final XmlPath VALUE = XmlPath.of("value");

	public GuestChoices {
		enums = Map.copyOf(enums);
		cpuModes = List.copyOf(cpuModes);
		cpuModels = List.copyOf(cpuModels);
	}

	/**
	 * Reads a document; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no such document
	 */
	public static GuestChoices read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "domainCapabilities").root();
		Map<String, List<String>> enums = new LinkedHashMap<>();
		root.find(XmlPath.of("os")).ifPresent((os) -> collect(os, enums));
		root.find(XmlPath.of("memoryBacking")).ifPresent((backing) -> collect(backing, enums));
		root.find(XmlPath.of("devices"))
			.ifPresent((devices) -> devices.children().forEach((device) -> collect(device, enums)));
		return new GuestChoices(enums, modes(root), models(root), (int) root.number(XmlPath.of("vcpu/@max"), 0));
	}

	/** The values at a place; empty where the host tells none. */
	public List<String> at(String place) {
		return this.enums.getOrDefault(place, List.of());
	}

	private static void collect(XmlElement element, Map<String, List<String>> enums) {
		for (XmlElement each : element.all(XmlPath.of("enum"))) {
			List<String> values = each.all(VALUE).stream().map(XmlElement::content).toList();
			enums.put(element.name() + "/" + each.get(NAME, ""), values);
		}
	}

	private static List<String> modes(XmlElement root) {
		return root.all(XmlPath.of("cpu/mode"))
			.stream()
			.filter((mode) -> "yes".equals(mode.get(SUPPORTED)))
			.map((mode) -> mode.get(NAME, ""))
			.toList();
	}

	private static List<String> models(XmlElement root) {
		List<String> models = new ArrayList<>();
		for (XmlElement model : root.all(XmlPath.of("cpu/mode/model"))) {
			if (!"no".equals(model.get(XmlPath.of("@usable"))) && !model.content().isEmpty()) {
				models.add(model.content());
			}
		}
		return models.stream().distinct().sorted().toList();
	}

}

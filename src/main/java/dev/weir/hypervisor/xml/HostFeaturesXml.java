package dev.weir.hypervisor.xml;

import java.util.List;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a host's capabilities document tells of the machine beyond processors and guests
 * (<a href="https://libvirt.org/formatcaps.html">format</a>). Immutable.
 *
 * @param iommu whether devices can be passed through, null where not told
 * @param liveMigration whether guests can be moved while they run
 * @param migrationTransports for instance tcp, rdma
 * @param securityModels what confines guests: selinux, apparmor, dac; never {@code none}
 * @param cpuFeatures features of the processor beyond its model
 * @param microcode version of the processor's microcode, or null
 * @param distances distances between NUMA cells as the firmware tells them
 */
public record HostFeaturesXml(@Nullable Boolean iommu, boolean liveMigration, List<String> migrationTransports,
		List<String> securityModels, List<String> cpuFeatures, @Nullable String microcode, List<Distance> distances) {

	private static final XmlPath IOMMU = XmlPath.of("host/iommu/@support");

	private static final XmlPath LIVE = XmlPath.of("host/migration_features/live");

	private static final XmlPath TRANSPORT = XmlPath.of("host/migration_features/uri_transports/uri_transport");

	private static final XmlPath SECURITY = XmlPath.of("host/secmodel/model");

	private static final XmlPath FEATURE = XmlPath.of("host/cpu/feature");

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath MICROCODE = XmlPath.of("host/cpu/microcode/@version");

	private static final XmlPath CELL = XmlPath.of("host/topology/cells/cell");

	private static final XmlPath SIBLING = XmlPath.of("distances/sibling");

	private static final XmlPath ID = XmlPath.of("@id");

	private static final XmlPath VALUE = XmlPath.of("@value");

	public HostFeaturesXml {
		migrationTransports = List.copyOf(migrationTransports);
		securityModels = List.copyOf(securityModels);
		cpuFeatures = List.copyOf(cpuFeatures);
		distances = List.copyOf(distances);
	}

	/**
	 * Reads a document; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no capabilities document
	 */
	public static HostFeaturesXml read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "capabilities").root();
		String iommu = root.get(IOMMU);
		return new HostFeaturesXml((iommu != null) ? iommu.equals("yes") : null, root.find(LIVE).isPresent(),
				texts(root, TRANSPORT),
				texts(root, SECURITY).stream().filter((model) -> !model.equals("none")).toList(),
				root.all(FEATURE).stream().map((feature) -> feature.get(NAME, "")).toList(), root.get(MICROCODE),
				root.all(CELL).stream().flatMap((cell) -> distances(cell).stream()).toList());
	}

	private static List<Distance> distances(XmlElement cell) {
		int from = (int) cell.number(ID, 0);
		return cell.all(SIBLING)
			.stream()
			.map((sibling) -> new Distance(from, (int) sibling.number(ID, 0), (int) sibling.number(VALUE, 0)))
			.toList();
	}

	private static List<String> texts(XmlElement root, XmlPath path) {
		return root.all(path).stream().map(XmlElement::content).toList();
	}

	/** How far one cell's memory is from another's processors; 10 is its own. */
	public record Distance(int from, int to, int value) {
	}

}

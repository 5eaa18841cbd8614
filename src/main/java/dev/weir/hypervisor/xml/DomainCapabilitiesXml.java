package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.stream.Stream;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a guest of one kind may have on a host
 * (<a href="https://libvirt.org/formatdomaincaps.html">format</a>). Immutable.
 *
 * @param machine the machine type that the document is about
 * @param maxVcpus most vCPUs, 0 where not told
 * @param firmwares bios, efi
 * @param secureBoot whether a loader with secure boot is there
 * @param diskBuses virtio, scsi, sata, ...
 * @param cpuModes modes that work, for instance host-passthrough
 * @param videoModels virtio, vga, qxl, ...
 */
public record DomainCapabilitiesXml(@Nullable String machine, String domainType, String arch, int maxVcpus,
		List<String> firmwares, boolean secureBoot, List<String> diskBuses, List<String> cpuModes,
		List<String> videoModels, List<String> graphicsTypes) {

	private static final XmlPath MACHINE = XmlPath.of("machine");

	private static final XmlPath DOMAIN = XmlPath.of("domain");

	private static final XmlPath ARCH = XmlPath.of("arch");

	private static final XmlPath VCPU = XmlPath.of("vcpu/@max");

	private static final XmlPath OS_ENUM = XmlPath.of("os/enum");

	private static final XmlPath LOADER_ENUM = XmlPath.of("os/loader/enum");

	private static final XmlPath DISK_ENUM = XmlPath.of("devices/disk/enum");

	private static final XmlPath VIDEO_ENUM = XmlPath.of("devices/video/enum");

	private static final XmlPath GRAPHICS_ENUM = XmlPath.of("devices/graphics/enum");

	private static final XmlPath CPU_MODE = XmlPath.of("cpu/mode");

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath SUPPORTED = XmlPath.of("@supported");

	private static final XmlPath VALUE = XmlPath.of("value");

	public DomainCapabilitiesXml {
		firmwares = List.copyOf(firmwares);
		diskBuses = List.copyOf(diskBuses);
		cpuModes = List.copyOf(cpuModes);
		videoModels = List.copyOf(videoModels);
		graphicsTypes = List.copyOf(graphicsTypes);
	}

	/**
	 * Reads a document; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no such document
	 */
	public static DomainCapabilitiesXml read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "domainCapabilities").root();
		return new DomainCapabilitiesXml(root.get(MACHINE), root.get(DOMAIN, ""), root.get(ARCH, ""),
				(int) root.number(VCPU, 0), values(root, OS_ENUM, "firmware"),
				values(root, LOADER_ENUM, "secure").contains("yes"), values(root, DISK_ENUM, "bus"), modes(root),
				values(root, VIDEO_ENUM, "modelType"), values(root, GRAPHICS_ENUM, "type"));
	}

	private static List<String> modes(XmlElement root) {
		return root.all(CPU_MODE)
			.stream()
			.filter((mode) -> "yes".equals(mode.get(SUPPORTED)))
			.map((mode) -> mode.get(NAME, ""))
			.toList();
	}

	private static List<String> values(XmlElement root, XmlPath enums, String name) {
		Stream<XmlElement> wanted = root.all(enums).stream().filter((each) -> name.equals(each.get(NAME)));
		return wanted.flatMap((each) -> each.all(VALUE).stream()).map(XmlElement::content).toList();
	}

}

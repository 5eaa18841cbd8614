package dev.weir.vm.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.problem.Problem;
import dev.weir.vm.os.OsEntry.Resources;
import dev.weir.vm.os.OsEntry.Virtio;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the systems of an osinfo-db (<a href="https://libosinfo.org">format</a>). A file
 * that cannot be read is passed over. Devices are inherited, what a system needs is its
 * own. Used by one thread.
 */
final class OsinfoReader {

	private static final Logger logger = LoggerFactory.getLogger(OsinfoReader.class);

	private static final XmlPath OS = XmlPath.of("os");

	private static final XmlPath ID = XmlPath.of("@id");

	private static final XmlPath SHORT_ID = XmlPath.of("short-id");

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath VERSION = XmlPath.of("version");

	private static final XmlPath DISTRO = XmlPath.of("distro");

	private static final XmlPath RESOURCES = XmlPath.of("resources");

	private static final XmlPath ARCH = XmlPath.of("@arch");

	private static final XmlPath CPUS = XmlPath.of("minimum/n-cpus");

	private static final XmlPath RAM = XmlPath.of("minimum/ram");

	private static final XmlPath STORAGE = XmlPath.of("minimum/storage");

	private static final XmlPath DEVICE = XmlPath.of("devices/device");

	private static final XmlPath SUPPORTED = XmlPath.of("@supported");

	private static final List<XmlPath> PARENTS = List.of(XmlPath.of("derives-from/@id"), XmlPath.of("clones/@id"));

	/** virtio-blk, legacy and modern. */
	private static final List<String> BLOCK = List.of("http://pcisig.com/pci/1af4/1001",
			"http://pcisig.com/pci/1af4/1042");

	/** virtio-net, legacy and modern. */
	private static final List<String> NET = List.of("http://pcisig.com/pci/1af4/1000",
			"http://pcisig.com/pci/1af4/1041");

	private static final int DEPTH = 40;

	private final Path folder;

	private final Map<String, XmlElement> systems = new HashMap<>();

	OsinfoReader(Path folder) {
		this.folder = folder.resolve("os");
	}

	/** All systems; empty where there is no such folder. */
	List<OsEntry> read() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(this.folder, 4)) {
			files.filter((file) -> file.toString().endsWith(".xml")).forEach(this::take);
		}
		catch (IOException | UncheckedIOException ex) {
			logger.warn("osinfo-db in {} cannot be read: {}", this.folder, ex.getMessage());
		}
		List<OsEntry> entries = new ArrayList<>();
		this.systems.forEach((id, os) -> entries.add(entry(id, os)));
		return entries;
	}

	private void take(Path file) {
		try {
			XmlDocument.parse(Files.readString(file)).root().find(OS).ifPresent((os) -> {
				String id = os.get(ID);
				if (id != null && os.get(NAME) != null) {
					this.systems.put(id, os);
				}
			});
		}
		catch (IOException | Problem ex) {
			logger.debug("{} is passed over: {}", file, ex.getMessage());
		}
	}

	private OsEntry entry(String id, XmlElement os) {
		Set<String> devices = devices(os, DEPTH);
		return new OsEntry(id, os.get(SHORT_ID, ""), os.get(NAME, id), os.get(DISTRO, ""), os.get(VERSION, ""),
				minimum(os),
				new Virtio(BLOCK.stream().anyMatch(devices::contains), NET.stream().anyMatch(devices::contains)));
	}

	private Set<String> devices(XmlElement os, int depth) {
		Set<String> devices = new HashSet<>();
		if (depth == 0) {
			return devices;
		}
		for (XmlPath parent : PARENTS) {
			XmlElement other = this.systems.get(os.get(parent, ""));
			if (other != null) {
				devices.addAll(devices(other, depth - 1));
			}
		}
		for (XmlElement device : os.all(DEVICE)) {
			String id = device.get(ID, "");
			if ("false".equals(device.get(SUPPORTED))) {
				devices.remove(id);
			}
			else {
				devices.add(id);
			}
		}
		return devices;
	}

	private static Resources minimum(XmlElement os) {
		List<XmlElement> told = os.all(RESOURCES);
		Optional<XmlElement> fits = told.stream().filter((each) -> "x86_64".equals(each.get(ARCH))).findFirst();
		@Nullable XmlElement chosen = fits.or(() -> told.stream().filter((each) -> "all".equals(each.get(ARCH))).findFirst())
			.orElse(null);
		return (chosen == null) ? Resources.UNKNOWN
				: new Resources((int) chosen.number(CPUS, 0), chosen.number(RAM, 0) >> 20, chosen.number(STORAGE, 0));
	}

}

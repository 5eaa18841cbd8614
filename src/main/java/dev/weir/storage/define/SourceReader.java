package dev.weir.storage.define;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import org.jspecify.annotations.Nullable;

/**
 * Reads what libvirt tells of sources and devices, and writes what it is asked.
 */
final class SourceReader {

	private static final XmlPath SOURCE = XmlPath.of("source");

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath FOLDER = XmlPath.of("dir/@path");

	private static final XmlPath DEVICE = XmlPath.of("device/@path");

	private static final XmlPath HOST = XmlPath.of("host/@name");

	private static final XmlPath PORT = XmlPath.of("host/@port");

	private static final XmlPath INITIATOR = XmlPath.of("initiator/iqn/@name");

	private static final XmlPath BLOCK = XmlPath.of("capability/block");

	private static final XmlPath MODEL = XmlPath.of("capability/model");

	private static final XmlPath ADAPTER = XmlPath.of("capability/host");

	private SourceReader() {
	}

	static String search(String host, @Nullable String port, @Nullable String initiator) {
		XmlDocument document = XmlDocument.create("source");
		document.root().set(HOST, host);
		if (port != null && !port.isBlank()) {
			document.root().set(PORT, port.strip());
		}
		if (initiator != null && !initiator.isBlank()) {
			document.root().set(INITIATOR, initiator.strip());
		}
		return document.text();
	}

	static List<FoundSource> sources(PoolType type, String xml) {
		return XmlDocument.parse(xml, "sources")
			.root()
			.all(SOURCE)
			.stream()
			.map((source) -> source(type, source))
			.filter((found) -> !found.value().isEmpty())
			.toList();
	}

	private static FoundSource source(PoolType type, XmlElement source) {
		return switch (type) {
			case NETFS -> found(PoolField.SOURCE_PATH, source.get(FOLDER, ""));
			case ISCSI, ISCSI_DIRECT -> found(PoolField.IQN, source.get(DEVICE, ""));
			case LOGICAL -> new FoundSource(PoolField.SOURCE_NAME.id(), source.get(NAME, ""),
					(source.get(NAME, "") + " " + source.get(DEVICE, "")).strip());
			default -> found(PoolField.SOURCE_NAME, source.get(NAME, ""));
		};
	}

	private static FoundSource found(PoolField field, String value) {
		return new FoundSource(field.id(), value, value);
	}

	/** A disk, by the name it has on the host. */
	static Optional<FoundSource> disk(String xml) {
		XmlElement device = XmlDocument.parse(xml, "device").root();
		String block = device.get(BLOCK, "");
		return block.isEmpty() ? Optional.empty() : Optional
			.of(new FoundSource(PoolField.DEVICE.id(), block, (block + " " + device.get(MODEL, "")).strip()));
	}

	/** A SCSI adapter. */
	static FoundSource adapter(String xml) {
		XmlElement device = XmlDocument.parse(xml, "device").root();
		return new FoundSource(PoolField.ADAPTER.id(), "host" + device.get(ADAPTER, ""), device.get(NAME, ""));
	}

}

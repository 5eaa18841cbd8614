package dev.weir.hypervisor.xml;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a storage volume's definition tells
 * (<a href="https://libvirt.org/formatstorage.html#storage-volume-xml">format</a>).
 * Immutable; texts come from the host.
 *
 * @param format raw, qcow2, iso, ..., or null where the pool has no formats
 * @param capacity bytes that a guest sees
 * @param allocation bytes taken on the host
 * @param backingPath path of the image it builds upon, or null
 */
public record VolumeXml(String name, @Nullable String key, @Nullable String path, @Nullable String format,
		long capacity, long allocation, @Nullable String backingPath, @Nullable String backingFormat) {

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath KEY = XmlPath.of("key");

	private static final XmlPath PATH = XmlPath.of("target/path");

	private static final XmlPath FORMAT = XmlPath.of("target/format/@type");

	private static final XmlPath CAPACITY = XmlPath.of("capacity");

	private static final XmlPath CAPACITY_UNIT = XmlPath.of("capacity/@unit");

	private static final XmlPath ALLOCATION = XmlPath.of("allocation");

	private static final XmlPath ALLOCATION_UNIT = XmlPath.of("allocation/@unit");

	private static final XmlPath BACKING_PATH = XmlPath.of("backingStore/path");

	private static final XmlPath BACKING_FORMAT = XmlPath.of("backingStore/format/@type");

	/**
	 * Reads a definition.
	 * @throws Problem of kind INVALID_DEFINITION when it is no volume
	 */
	public static VolumeXml read(String xml) {
		XmlElement volume = XmlDocument.parse(xml, "volume").root();
		return new VolumeXml(volume.get(NAME, ""), volume.get(KEY), volume.get(PATH), volume.get(FORMAT),
				Quantity.bytes(volume.get(CAPACITY), volume.get(CAPACITY_UNIT)),
				Quantity.bytes(volume.get(ALLOCATION), volume.get(ALLOCATION_UNIT)), volume.get(BACKING_PATH),
				volume.get(BACKING_FORMAT));
	}

	/**
	 * The definition of a new volume.
	 * @param name its name in the pool
	 * @param format raw, qcow2, ..., or null to leave it to the pool
	 * @param capacity bytes that a guest sees
	 * @param allocation bytes to take at once; 0 grows as the guest writes
	 */
	public static String ofNew(String name, @Nullable String format, long capacity, long allocation) {
		XmlDocument document = XmlDocument.create("volume");
		document.root()
			.set(NAME, name)
			.set(CAPACITY, capacity)
			.set(CAPACITY_UNIT, "bytes")
			.set(ALLOCATION, allocation)
			.set(ALLOCATION_UNIT, "bytes")
			.set(FORMAT, format);
		return document.text();
	}

	/**
	 * The definition of a new qcow2 volume that holds only what differs from another.
	 * @param capacity bytes that a guest sees
	 * @param base path of the other
	 * @param baseFormat its format, always named: QEMU must never guess it
	 */
	public static String ofOverlay(String name, long capacity, String base, String baseFormat) {
		XmlDocument document = XmlDocument.parse(ofNew(name, "qcow2", capacity, 0));
		document.root().set(BACKING_PATH, base).set(BACKING_FORMAT, baseFormat);
		return document.text();
	}

}

package dev.weir.hypervisor.xml;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a storage pool's definition tells
 * (<a href="https://libvirt.org/formatstorage.html">format</a>). Immutable; texts come
 * from the host.
 *
 * @param type dir, fs, netfs, logical, disk, iscsi, rbd, zfs, ...
 * @param targetPath where its volumes appear on the host, or null
 * @param format format of its source ({@code auto}, {@code nfs}, {@code gpt}, ...), or
 * null
 * @param sourceHost host of a network source, or null
 * @param source name, folder or device of its source, or null
 */
public record StoragePoolXml(String name, @Nullable String uuid, String type, @Nullable String targetPath,
		@Nullable String format, @Nullable String sourceHost, @Nullable String source) {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath UUID = XmlPath.of("uuid");

	private static final XmlPath TARGET = XmlPath.of("target/path");

	private static final XmlPath FORMAT = XmlPath.of("source/format/@type");

	private static final XmlPath HOST = XmlPath.of("source/host/@name");

	private static final XmlPath SOURCE_NAME = XmlPath.of("source/name");

	private static final XmlPath SOURCE_FOLDER = XmlPath.of("source/dir/@path");

	private static final XmlPath SOURCE_DEVICE = XmlPath.of("source/device/@path");

	/**
	 * Reads a definition.
	 * @throws Problem of kind INVALID_DEFINITION when it is no pool
	 */
	public static StoragePoolXml read(String xml) {
		XmlElement pool = XmlDocument.parse(xml, "pool").root();
		String source = pool.get(SOURCE_NAME);
		if (source == null) {
			source = pool.get(SOURCE_FOLDER);
		}
		return new StoragePoolXml(pool.get(NAME, ""), pool.get(UUID), pool.get(TYPE, "dir"), pool.get(TARGET),
				pool.get(FORMAT), pool.get(HOST), (source != null) ? source : pool.get(SOURCE_DEVICE));
	}

	/**
	 * The definition of a pool that is a folder of the host.
	 * @param path absolute path of the folder
	 */
	public static String ofFolder(String name, String path) {
		XmlDocument document = XmlDocument.create("pool");
		document.root().set(TYPE, "dir").set(NAME, name).set(TARGET, path);
		return document.text();
	}

}

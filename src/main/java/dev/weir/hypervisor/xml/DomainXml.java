package dev.weir.hypervisor.xml;

import java.util.List;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a domain as an editable document
 * (<a href="https://libvirt.org/formatdomain.html">format</a>). Edits start from the
 * inactive, secure form. Not thread-safe.
 */
public final class DomainXml extends XmlElement {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath NAME = XmlPath.of("name");

	private static final XmlPath UUID = XmlPath.of("uuid");

	private static final XmlPath DEVICES = XmlPath.of("devices");

	private static final XmlPath DISKS = XmlPath.of("devices/disk");

	private final XmlDocument document;

	private DomainXml(XmlDocument document) {
		super(document.root());
		this.document = document;
	}

	/**
	 * Reads a definition.
	 * @throws Problem of kind INVALID_DEFINITION when it is no XML or no domain
	 */
	public static DomainXml parse(String xml) {
		return new DomainXml(XmlDocument.parse(xml, "domain"));
	}

	/**
	 * A new definition.
	 * @param type the domain type, for instance {@code kvm}
	 */
	public static DomainXml create(String type) {
		DomainXml domain = new DomainXml(XmlDocument.create("domain"));
		domain.set(TYPE, type);
		return domain;
	}

	/** The domain type, for instance {@code kvm}. */
	public String type() {
		return get(TYPE, "");
	}

	public String domainName() {
		return get(NAME, "");
	}

	public void domainName(String name) {
		set(NAME, name);
	}

	/** The UUID as it stands, or null where libvirt shall choose one. */
	public @Nullable String uuid() {
		return get(UUID);
	}

	public void uuid(String uuid) {
		set(UUID, uuid);
	}

	/** The disks, CD-ROMs and floppies. */
	public List<XmlElement> disks() {
		return all(DISKS);
	}

	/**
	 * Appends a device.
	 * @param element the device's element name, for instance {@code disk}
	 */
	public XmlElement addDevice(String element) {
		return find(DEVICES).orElseGet(() -> add(DEVICES)).add(XmlPath.of(element));
	}

	/** The whole document, comments around the root included. */
	public String document() {
		return this.document.text();
	}

}

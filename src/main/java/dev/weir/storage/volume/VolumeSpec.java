package dev.weir.storage.volume;

import dev.weir.hypervisor.xml.XmlDocument;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * A volume to be made, checked. Immutable.
 *
 * @param format raw or qcow2
 * @param preallocated whether all of its space is taken at once (raw only)
 */
public record VolumeSpec(VolumeName name, long capacityBytes, Format format, boolean preallocated) {

	/** Formats that Weir makes. */
	public enum Format {

		RAW, QCOW2;

		/** Its name in libvirt and in the REST contract. */
		public String id() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	/**
	 * Its definition
	 * (<a href="https://libvirt.org/formatstorage.html#storage-volume-xml">volume
	 * XML</a>).
	 * @param formatted whether the pool's kind of storage knows formats: a logical
	 * volume, for one, does not
	 */
	public String xml(boolean formatted) {
		XmlDocument document = XmlDocument.create("volume");
		XmlElement volume = document.root();
		volume.set(XmlPath.of("name"), this.name.value());
		volume.set(XmlPath.of("capacity"), this.capacityBytes).set(XmlPath.of("capacity/@unit"), "bytes");
		volume.set(XmlPath.of("allocation"), this.preallocated ? this.capacityBytes : 0)
			.set(XmlPath.of("allocation/@unit"), "bytes");
		if (formatted) {
			volume.set(XmlPath.of("target/format/@type"), this.format.id());
		}
		return document.text();
	}

}

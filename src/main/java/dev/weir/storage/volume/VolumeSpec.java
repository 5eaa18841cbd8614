package dev.weir.storage.volume;

import java.util.Locale;

import dev.weir.hypervisor.xml.VolumeXml;

/**
 * A volume to be made, checked. Immutable.
 *
 * @param format raw or qcow2
 * @param preallocated whether all of its space is taken at once
 */
public record VolumeSpec(VolumeName name, long capacityBytes, Format format, boolean preallocated) {

	/** Formats that Weir makes. */
	public enum Format {

		RAW, QCOW2;

		/** Its name in libvirt and in the REST contract. */
		public String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * Its definition.
	 * @param formatted whether the pool's kind of storage knows formats: a logical
	 * volume, for one, does not
	 */
	public String xml(boolean formatted) {
		return VolumeXml.ofNew(this.name.value(), formatted ? this.format.id() : null, this.capacityBytes,
				this.preallocated ? this.capacityBytes : 0);
	}

}

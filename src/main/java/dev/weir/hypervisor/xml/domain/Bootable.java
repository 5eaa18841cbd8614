package dev.weir.hypervisor.xml.domain;

import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A device that a domain can boot from.
 */
public interface Bootable {

	/** Its place in the boot order; not beside the kinds of {@link Boot#order()}. */
	Property<Bootable, Long> ORDER = new Properties<Bootable>().number("bootOrder", "boot/@order", 1, 65535);

}

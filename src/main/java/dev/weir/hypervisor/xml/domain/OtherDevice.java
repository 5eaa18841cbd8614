package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A device that Weir knows nothing of and keeps
 * (<a href="https://libvirt.org/formatdomain.html#devices">format</a>). Not thread-safe.
 */
public final class OtherDevice extends Device<OtherDevice> {

	private static final Properties<OtherDevice> ALL = new Properties<>();

	OtherDevice(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super OtherDevice, ?>> properties() {
		return ALL.all();
	}

}

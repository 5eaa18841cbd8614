package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A USB device of whoever looks at the display
 * (<a href="https://libvirt.org/formatdomain.html#redirected-devices">format</a>). Not
 * thread-safe.
 */
public final class RedirectedDevice extends Device<RedirectedDevice> implements Bootable {

	private static final Properties<RedirectedDevice> ALL = new Properties<RedirectedDevice>().with(Bootable.ORDER);

	public static final Property<RedirectedDevice, String> BUS = ALL.word("bus", "@bus", "usb");

	public static final Property<RedirectedDevice, String> TYPE = ALL.word("type", "@type", "spicevmc tcp");

	RedirectedDevice(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super RedirectedDevice, ?>> properties() {
		return ALL.all();
	}

}

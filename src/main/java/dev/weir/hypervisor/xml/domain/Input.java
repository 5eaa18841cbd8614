package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A mouse, tablet or keyboard
 * (<a href="https://libvirt.org/formatdomain.html#input-devices">format</a>). Not
 * thread-safe.
 */
public final class Input extends Device<Input> {

	private static final Properties<Input> ALL = new Properties<>();

	public static final Property<Input, String> TYPE = ALL.word("type", "@type",
			"mouse tablet keyboard passthrough evdev");

	public static final Property<Input, String> BUS = ALL.word("bus", "@bus", "usb ps2 virtio xen");

	public static final Property<Input, String> MODEL = ALL.word("model", "@model",
			"virtio virtio-transitional virtio-non-transitional");

	Input(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Input, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(TYPE).map((type) -> type + get(BUS).map((bus) -> "-" + bus).orElse(""));
	}

}

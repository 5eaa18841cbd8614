package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A sound card
 * (<a href="https://libvirt.org/formatdomain.html#sound-devices">format</a>). Not
 * thread-safe.
 */
public final class Sound extends Device<Sound> {

	private static final Properties<Sound> ALL = new Properties<>();

	public static final Property<Sound, String> MODEL = ALL.word("model", "@model",
			"ich9 ich6 ich7 ac97 es1370 sb16 pcspk usb virtio");

	Sound(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Sound, ?>> properties() {
		return ALL.all();
	}

}

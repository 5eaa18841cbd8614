package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * What tells the host that the guest has crashed
 * (<a href="https://libvirt.org/formatdomain.html#panic-device">format</a>). Not
 * thread-safe.
 */
public final class Panic extends Device<Panic> {

	private static final Properties<Panic> ALL = new Properties<>();

	public static final Property<Panic, String> MODEL = ALL.word("model", "@model", "isa pseries hyperv s390 pvpanic");

	Panic(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Panic, ?>> properties() {
		return ALL.all();
	}

}

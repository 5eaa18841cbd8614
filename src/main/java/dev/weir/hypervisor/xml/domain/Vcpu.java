package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * One processor that can be plugged in or out
 * (<a href="https://libvirt.org/formatdomain.html#cpu-allocation">format</a>). Not
 * thread-safe.
 */
public final class Vcpu extends Part<Vcpu> {

	private static final Properties<Vcpu> ALL = new Properties<>();

	public static final Property<Vcpu, Long> ID = ALL.number("id", "@id", 0, 4095);

	public static final Property<Vcpu, Boolean> ENABLED = ALL.yesNo("enabled", "@enabled");

	public static final Property<Vcpu, Boolean> HOTPLUGGABLE = ALL.yesNo("hotpluggable", "@hotpluggable");

	/** In which order they come online. */
	public static final Property<Vcpu, Long> ORDER = ALL.number("order", "@order", 1, 4096);

	Vcpu(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Vcpu, ?>> properties() {
		return ALL.all();
	}

}

package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A watchdog
 * (<a href="https://libvirt.org/formatdomain.html#watchdog-devices">format</a>). Not
 * thread-safe.
 */
public final class Watchdog extends Device<Watchdog> {

	private static final Properties<Watchdog> ALL = new Properties<>();

	public static final Property<Watchdog, String> MODEL = ALL.word("model", "@model", "itco i6300esb ib700 diag288");

	public static final Property<Watchdog, String> ACTION = ALL.word("action", "@action",
			"reset shutdown poweroff pause none dump inject-nmi");

	Watchdog(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Watchdog, ?>> properties() {
		return ALL.all();
	}

}

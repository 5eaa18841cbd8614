package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A socket between guest and host
 * (<a href="https://libvirt.org/formatdomain.html#vsock">format</a>). Not thread-safe.
 */
public final class Vsock extends Device<Vsock> {

	private static final Properties<Vsock> ALL = new Properties<>();

	public static final Property<Vsock, String> MODEL = ALL.word("model", "@model",
			"virtio virtio-transitional virtio-non-transitional");

	public static final Property<Vsock, Boolean> AUTO = ALL.yesNo("auto", "cid/@auto");

	public static final Property<Vsock, Long> ADDRESS = ALL.filledAtStart()
		.number("address", "cid/@address", 3, 4294967295L);

	Vsock(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Vsock, ?>> properties() {
		return ALL.all();
	}

}

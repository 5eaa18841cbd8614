package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * The balloon that takes memory back from the guest
 * (<a href="https://libvirt.org/formatdomain.html#memory-balloon-device">format</a>). Not
 * thread-safe.
 */
public final class Balloon extends Device<Balloon> {

	private static final Properties<Balloon> ALL = new Properties<>();

	public static final Property<Balloon, String> MODEL = ALL.word("model", "@model",
			"virtio virtio-transitional virtio-non-transitional none");

	/** Seconds between two statistics. */
	public static final Property<Balloon, Long> PERIOD = ALL.number("statsPeriod", "stats/@period", 0, 3600);

	public static final Property<Balloon, Boolean> AUTO_DEFLATE = ALL.onOff("autoDeflate", "@autodeflate");

	public static final Property<Balloon, Boolean> FREE_PAGE_REPORTING = ALL.onOff("freePageReporting",
			"@freePageReporting");

	Balloon(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Balloon, ?>> properties() {
		return ALL.all();
	}

}

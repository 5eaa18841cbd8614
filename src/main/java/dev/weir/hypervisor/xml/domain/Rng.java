package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A source of random numbers (<a href=
 * "https://libvirt.org/formatdomain.html#random-number-generator-device">format</a>). Not
 * thread-safe.
 */
public final class Rng extends Device<Rng> {

	private static final Properties<Rng> ALL = new Properties<>();

	public static final Property<Rng, String> MODEL = ALL.word("model", "@model",
			"virtio virtio-transitional virtio-non-transitional");

	public static final Property<Rng, String> BACKEND = ALL.word("backend", "backend/@model", "random builtin egd");

	/** The file that random numbers come from. */
	public static final Property<Rng, String> SOURCE = ALL.text("source", "backend", Properties.PATH);

	public static final Property<Rng, Long> RATE_BYTES = ALL.number("rateBytes", "rate/@bytes", 1, 4294967295L);

	/** Milliseconds. */
	public static final Property<Rng, Long> RATE_PERIOD = ALL.number("ratePeriod", "rate/@period", 1, 4294967295L);

	Rng(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Rng, ?>> properties() {
		return ALL.all();
	}

}

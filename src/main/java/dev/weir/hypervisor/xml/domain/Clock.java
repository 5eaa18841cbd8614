package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.regex.Pattern;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.hypervisor.xml.property.TextFormat;

/**
 * What time it is for a domain
 * (<a href="https://libvirt.org/formatdomain.html#time-keeping">format</a>). Not
 * thread-safe.
 */
public final class Clock extends Part<Clock> {

	private static final Properties<Clock> ALL = new Properties<>();

	public static final Property<Clock, String> OFFSET = ALL.word("offset", "clock/@offset",
			"utc localtime timezone variable absolute");

	public static final Property<Clock, String> TIME_ZONE = ALL.text("timeZone", "clock/@timezone", Properties.NAME);

	public static final Property<Clock, String> BASIS = ALL.word("basis", "clock/@basis", "utc localtime");

	/** Seconds; a running guest changes it. */
	public static final Property<Clock, String> ADJUSTMENT = ALL.changing()
		.text("adjustment", "clock/@adjustment", new TextFormat(Pattern.compile("-?\\d{1,12}|reset"), "-3600"));

	Clock(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Clock, ?>> properties() {
		return ALL.all();
	}

	/** What keeps the time. */
	public List<Timer> timers() {
		return all(XmlPath.of("clock/timer")).stream().map(Timer::new).toList();
	}

	/** Adds a timer. */
	public Timer addTimer(String name) {
		return new Timer(add(XmlPath.of("clock/timer"))).set(Timer.NAME, name);
	}

}

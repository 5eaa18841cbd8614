package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * One of the clocks of a machine
 * (<a href="https://libvirt.org/formatdomain.html#time-keeping">format</a>). Not
 * thread-safe.
 */
public final class Timer extends Part<Timer> {

	private static final Properties<Timer> ALL = new Properties<>();

	public static final Property<Timer, String> NAME = ALL.word("name", "@name",
			"platform hpet kvmclock pit rtc tsc hypervclock armvtimer");

	public static final Property<Timer, String> TICK_POLICY = ALL.word("tickPolicy", "@tickpolicy",
			"delay catchup merge discard");

	public static final Property<Timer, Boolean> PRESENT = ALL.yesNo("present", "@present");

	public static final Property<Timer, String> TRACK = ALL.word("track", "@track", "boot guest wall realtime");

	public static final Property<Timer, Long> FREQUENCY = ALL.number("frequency", "@frequency", 1, 4294967295L);

	public static final Property<Timer, String> MODE = ALL.word("mode", "@mode",
			"auto native emulate paravirt smpsafe");

	Timer(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Timer, ?>> properties() {
		return ALL.all();
	}

}

package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A serial line (<a href=
 * "https://libvirt.org/formatdomain.html#consoles-serial-parallel-channel-devices">format</a>).
 * Not thread-safe.
 */
public final class Serial extends Device<Serial> {

	private static final Properties<Serial> ALL = new Properties<>();

	public static final Property<Serial, String> TYPE = ALL.word("type", "@type",
			"pty unix tcp udp file dev pipe null vc stdio spicevmc spiceport nmdm dbus qemu-vdagent");

	public static final Property<Serial, String> PATH = ALL.filledAtStart()
		.text("path", "source/@path", Properties.NAME);

	public static final Property<Serial, String> MODE = ALL.filledAtStart()
		.word("mode", "source/@mode", "bind connect client server");

	public static final Property<Serial, String> HOST = ALL.text("host", "source/@host", Properties.NAME);

	public static final Property<Serial, String> SERVICE = ALL.filledAtStart()
		.text("service", "source/@service", Properties.NAME);

	public static final Property<Serial, String> LOG = ALL.text("log", "log/@file", Properties.PATH);

	public static final Property<Serial, Boolean> LOG_APPEND = ALL.onOff("logAppend", "log/@append");

	public static final Property<Serial, String> TARGET_TYPE = ALL.filledAtStart()
		.word("targetType", "target/@type",
				"isa-serial usb-serial pci-serial spapr-vio-serial system-serial sclp-serial isa-debug");

	public static final Property<Serial, Long> PORT = ALL.number("port", "target/@port", 0, 255);

	public static final Property<Serial, String> MODEL = ALL.filledAtStart()
		.text("model", "target/model/@name", Properties.NAME);

	Serial(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Serial, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(PORT).map(String::valueOf);
	}

}

package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A console (<a href=
 * "https://libvirt.org/formatdomain.html#consoles-serial-parallel-channel-devices">format</a>).
 * Not thread-safe.
 */
public final class Console extends Device<Console> {

	private static final Properties<Console> ALL = new Properties<>();

	public static final Property<Console, String> TYPE = ALL.word("type", "@type",
			"pty unix tcp udp file dev pipe null vc stdio spicevmc spiceport nmdm dbus qemu-vdagent");

	public static final Property<Console, String> PATH = ALL.filledAtStart()
		.text("path", "source/@path", Properties.NAME);

	public static final Property<Console, String> MODE = ALL.filledAtStart()
		.word("mode", "source/@mode", "bind connect client server");

	public static final Property<Console, String> HOST = ALL.text("host", "source/@host", Properties.NAME);

	public static final Property<Console, String> SERVICE = ALL.filledAtStart()
		.text("service", "source/@service", Properties.NAME);

	public static final Property<Console, String> LOG = ALL.text("log", "log/@file", Properties.PATH);

	public static final Property<Console, Boolean> LOG_APPEND = ALL.onOff("logAppend", "log/@append");

	public static final Property<Console, String> TARGET_TYPE = ALL.filledAtStart()
		.word("targetType", "target/@type", "serial virtio xen lxc sclp sclplm");

	public static final Property<Console, Long> PORT = ALL.number("port", "target/@port", 0, 255);

	Console(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Console, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(PORT).map(String::valueOf);
	}

}

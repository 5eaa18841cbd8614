package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A line between guest and host that programs use, such as the guest agent (<a href=
 * "https://libvirt.org/formatdomain.html#consoles-serial-parallel-channel-devices">format</a>).
 * Not thread-safe.
 */
public final class Channel extends Device<Channel> {

	private static final Properties<Channel> ALL = new Properties<>();

	public static final Property<Channel, String> TYPE = ALL.word("type", "@type",
			"pty unix tcp udp file dev pipe null vc stdio spicevmc spiceport nmdm dbus qemu-vdagent");

	public static final Property<Channel, String> PATH = ALL.filledAtStart()
		.text("path", "source/@path", Properties.NAME);

	public static final Property<Channel, String> MODE = ALL.filledAtStart()
		.word("mode", "source/@mode", "bind connect client server");

	public static final Property<Channel, String> HOST = ALL.text("host", "source/@host", Properties.NAME);

	public static final Property<Channel, String> SERVICE = ALL.filledAtStart()
		.text("service", "source/@service", Properties.NAME);

	public static final Property<Channel, String> LOG = ALL.text("log", "log/@file", Properties.PATH);

	public static final Property<Channel, Boolean> LOG_APPEND = ALL.onOff("logAppend", "log/@append");

	public static final Property<Channel, String> TARGET_TYPE = ALL.word("targetType", "target/@type",
			"virtio guestfwd xen");

	public static final Property<Channel, String> NAME = ALL.text("name", "target/@name", Properties.NAME);

	Channel(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Channel, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(NAME);
	}

}

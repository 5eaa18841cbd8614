package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A folder of the host that the guest sees
 * (<a href="https://libvirt.org/formatdomain.html#filesystems">format</a>). Not
 * thread-safe.
 */
public final class Filesystem extends Device<Filesystem> {

	private static final Properties<Filesystem> ALL = new Properties<>();

	public static final Property<Filesystem, String> DRIVER = ALL.word("driver", "driver/@type",
			"path handle virtiofs mtp");

	public static final Property<Filesystem, Long> QUEUE = ALL.number("queue", "driver/@queue", 1, 1024);

	public static final Property<Filesystem, String> ACCESS = ALL.word("access", "@accessmode",
			"passthrough mapped squash");

	public static final Property<Filesystem, String> SOURCE = ALL.text("source", "source/@dir", Properties.PATH);

	public static final Property<Filesystem, String> SOCKET = ALL.text("socket", "source/@socket", Properties.PATH);

	/** The tag that the guest mounts. */
	public static final Property<Filesystem, String> TARGET = ALL.text("target", "target/@dir", Properties.NAME);

	public static final Property<Filesystem, Boolean> READ_ONLY = ALL.presence("readOnly", "readonly");

	public static final Property<Filesystem, Boolean> XATTR = ALL.onOff("xattr", "binary/@xattr");

	Filesystem(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Filesystem, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(TARGET);
	}

}

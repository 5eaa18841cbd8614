package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A graphics card
 * (<a href="https://libvirt.org/formatdomain.html#video-devices">format</a>). Not
 * thread-safe.
 */
public final class Video extends Device<Video> {

	private static final Properties<Video> ALL = new Properties<>();

	public static final Property<Video, String> MODEL = ALL.word("model", "model/@type",
			"virtio vga qxl bochs ramfb cirrus vmvga none");

	/** KiB. */
	public static final Property<Video, Long> RAM = ALL.number("ram", "model/@ram", 1024, 4194304);

	/** KiB. */
	public static final Property<Video, Long> VRAM = ALL.number("vram", "model/@vram", 1024, 4194304);

	/** KiB. */
	public static final Property<Video, Long> VGA_MEMORY = ALL.number("vgaMem", "model/@vgamem", 1024, 4194304);

	public static final Property<Video, Long> HEADS = ALL.number("heads", "model/@heads", 1, 16);

	public static final Property<Video, Boolean> PRIMARY = ALL.yesNo("primary", "model/@primary");

	public static final Property<Video, Boolean> ACCELERATION = ALL.yesNo("accel3d", "model/acceleration/@accel3d");

	public static final Property<Video, Long> RESOLUTION_X = ALL.number("resolutionX", "model/resolution/@x", 320,
			16384);

	public static final Property<Video, Long> RESOLUTION_Y = ALL.number("resolutionY", "model/resolution/@y", 200,
			16384);

	public static final Property<Video, String> DRIVER = ALL.word("driver", "driver/@name", "qemu vhostuser");

	Video(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Video, ?>> properties() {
		return ALL.all();
	}

}

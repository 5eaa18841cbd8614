package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A controller that devices hang on
 * (<a href="https://libvirt.org/formatdomain.html#controllers">format</a>). Not
 * thread-safe.
 */
public final class Controller extends Device<Controller> {

	private static final Properties<Controller> ALL = new Properties<>();

	public static final Property<Controller, String> TYPE = ALL.word("type", "@type",
			"ide fdc scsi sata usb ccid virtio-serial pci xenbus isa");

	public static final Property<Controller, Long> INDEX = ALL.number("index", "@index", 0, 65535);

	public static final Property<Controller, String> MODEL = ALL.text("model", "@model", Properties.NAME);

	public static final Property<Controller, Long> PORTS = ALL.number("ports", "@ports", 1, 255);

	public static final Property<Controller, Long> QUEUES = ALL.number("queues", "driver/@queues", 1, 256);

	public static final Property<Controller, Long> IO_THREAD = ALL.number("ioThread", "driver/@iothread", 1, 4096);

	public static final Property<Controller, Long> MAX_SECTORS = ALL.number("maxSectors", "driver/@max_sectors", 1,
			65535);

	Controller(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Controller, ?>> properties() {
		return ALL.all();
	}

	@Override
	Optional<String> naturalId() {
		return get(TYPE).map((type) -> type + get(INDEX).map(String::valueOf).orElse(""));
	}

}

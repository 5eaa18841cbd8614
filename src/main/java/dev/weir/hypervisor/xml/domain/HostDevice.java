package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;

/**
 * A device of the host that the guest has for itself
 * (<a href="https://libvirt.org/formatdomain.html#host-device-assignment">format</a>).
 * Not thread-safe.
 */
public final class HostDevice extends Device<HostDevice> implements Bootable {

	private static final Properties<HostDevice> ALL = new Properties<HostDevice>().with(Bootable.ORDER);

	public static final Property<HostDevice, String> MODE = ALL.word("mode", "@mode", "subsystem capabilities");

	public static final Property<HostDevice, String> TYPE = ALL.word("type", "@type", "pci usb scsi scsi_host mdev");

	/** Whether libvirt takes it from the host and gives it back. */
	public static final Property<HostDevice, Boolean> MANAGED = ALL.yesNo("managed", "@managed");

	public static final Property<HostDevice, String> DRIVER = ALL.filledAtStart()
		.word("driver", "driver/@name", "vfio kvm xen");

	public static final Property<HostDevice, String> MDEV_MODEL = ALL.word("mdevModel", "@model",
			"vfio-pci vfio-ccw vfio-ap");

	public static final Property<HostDevice, Boolean> DISPLAY = ALL.onOff("display", "@display");

	public static final Property<HostDevice, Boolean> ROM_BAR = ALL.onOff("romBar", "rom/@bar");

	public static final Property<HostDevice, String> ROM_FILE = ALL.text("romFile", "rom/@file", Properties.PATH);

	public static final Property<HostDevice, String> STARTUP_POLICY = ALL.word("startupPolicy", "source/@startupPolicy",
			"mandatory requisite optional");

	HostDevice(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super HostDevice, ?>> properties() {
		return ALL.all();
	}

	/**
	 * Whether a policy may say what happens when it is missing at the start: libvirt
	 * takes one for USB devices alone (libvirt.org/formatdomain.html, "Host device
	 * assignment").
	 */
	public boolean canBeMissing() {
		return get(TYPE).filter("usb"::equals).isPresent();
	}

	/** Which device of the host it is: the attributes of its source's address. */
	@Override
	Optional<String> naturalId() {
		return get(TYPE).map((type) -> type + "-"
				+ Stream
					.of("source/address/@uuid", "source/address/@domain", "source/address/@bus", "source/address/@slot",
							"source/address/@function", "source/address/@device", "source/adapter/@name",
							"source/address/@target", "source/address/@unit", "source/vendor/@id", "source/product/@id")
					.map((path) -> get(XmlPath.of(path), ""))
					.filter((value) -> !value.isEmpty())
					.map((value) -> value.replaceFirst("^0x", ""))
					.collect(Collectors.joining(".")));
	}

}

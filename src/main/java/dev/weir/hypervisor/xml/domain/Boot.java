package dev.weir.hypervisor.xml.domain;

import java.util.List;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Properties;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.problem.InvalidInput;

/**
 * What a domain boots from and with
 * (<a href="https://libvirt.org/formatdomain.html#operating-system-booting">format</a>).
 * Not thread-safe.
 */
public final class Boot extends Part<Boot> {

	private static final Properties<Boot> ALL = new Properties<>();

	public static final Property<Boot, String> MACHINE = ALL.filledAtStart()
		.text("machine", "os/type/@machine", Properties.NAME);

	public static final Property<Boot, String> ARCHITECTURE = ALL.text("architecture", "os/type/@arch",
			Properties.NAME);

	/** Which kind libvirt shall find a firmware of. */
	public static final Property<Boot, String> FIRMWARE = ALL.word("firmware", "os/@firmware", "bios efi");

	public static final Property<Boot, String> LOADER = ALL.filledAtStart()
		.text("loader", "os/loader", Properties.PATH);

	public static final Property<Boot, String> LOADER_TYPE = ALL.filledAtStart()
		.word("loaderType", "os/loader/@type", "rom pflash");

	public static final Property<Boot, Boolean> LOADER_READ_ONLY = ALL.filledAtStart()
		.yesNo("loaderReadOnly", "os/loader/@readonly");

	public static final Property<Boot, Boolean> LOADER_SECURE = ALL.filledAtStart()
		.yesNo("loaderSecure", "os/loader/@secure");

	public static final Property<Boot, String> NVRAM = ALL.filledAtStart().text("nvram", "os/nvram", Properties.PATH);

	public static final Property<Boot, String> NVRAM_TEMPLATE = ALL.filledAtStart()
		.text("nvramTemplate", "os/nvram/@template", Properties.PATH);

	/** Started without a boot loader. */
	public static final Property<Boot, String> KERNEL = ALL.text("kernel", "os/kernel", Properties.PATH);

	public static final Property<Boot, String> INITRD = ALL.text("initrd", "os/initrd", Properties.PATH);

	/** The kernel's. */
	public static final Property<Boot, String> COMMAND_LINE = ALL.text("commandLine", "os/cmdline", Properties.NAME);

	public static final Property<Boot, Boolean> MENU = ALL.yesNo("menu", "os/bootmenu/@enable");

	/** Milliseconds. */
	public static final Property<Boot, Long> MENU_TIMEOUT = ALL.number("menuTimeout", "os/bootmenu/@timeout", 0, 65535);

	public static final Property<Boot, Boolean> SERIAL_BIOS = ALL.yesNo("useSerial", "os/bios/@useserial");

	/** Milliseconds; -1 for none. */
	public static final Property<Boot, Long> REBOOT_TIMEOUT = ALL.number("rebootTimeout", "os/bios/@rebootTimeout", -1,
			65535);

	public static final Property<Boot, String> SMBIOS = ALL.word("smbios", "os/smbios/@mode", "emulate host sysinfo");

	Boot(XmlElement element) {
		super(element);
	}

	@Override
	public List<Property<? super Boot, ?>> properties() {
		return ALL.all();
	}

	/** Kinds of devices in boot order, where no device has an order of its own. */
	public List<String> order() {
		return all(XmlPath.of("os/boot")).stream().map((boot) -> boot.get(XmlPath.of("@dev"), "")).toList();
	}

	/**
	 * Writes the boot order.
	 * @param kinds {@code hd}, {@code cdrom}, {@code network}, {@code fd}
	 * @throws InvalidInput naming {@code order}
	 */
	public void order(List<String> kinds) {
		if (!List.of("hd", "cdrom", "network", "fd").containsAll(kinds)) {
			throw InvalidInput.of("order", "hypervisor.property.word", "hd, cdrom, network, fd");
		}
		if (!kinds.equals(order())) {
			set(XmlPath.of("os/boot"), null);
			kinds.forEach((kind) -> add(XmlPath.of("os/boot")).set(XmlPath.of("@dev"), kind));
		}
	}

}

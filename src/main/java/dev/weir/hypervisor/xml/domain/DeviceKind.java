package dev.weir.hypervisor.xml.domain;

import java.util.Arrays;
import java.util.function.Function;

import dev.weir.hypervisor.xml.XmlElement;

/**
 * The kinds of devices that Weir edits, by libvirt's name for their element.
 */
public enum DeviceKind {

	DISK("disk", Disk::new), CONTROLLER("controller", Controller::new), INTERFACE("interface", Interface::new),
	GRAPHICS("graphics", Graphics::new), VIDEO("video", Video::new), SERIAL("serial", Serial::new),
	CONSOLE("console", Console::new), CHANNEL("channel", Channel::new), INPUT("input", Input::new),
	WATCHDOG("watchdog", Watchdog::new), RNG("rng", Rng::new), TPM("tpm", Tpm::new), VSOCK("vsock", Vsock::new),
	FILESYSTEM("filesystem", Filesystem::new), SOUND("sound", Sound::new), HOST_DEVICE("hostdev", HostDevice::new),
	BALLOON("memballoon", Balloon::new), REDIRECTED_DEVICE("redirdev", RedirectedDevice::new),
	PANIC("panic", Panic::new), MEMORY_MODULE("memory", MemoryModule::new), IOMMU("iommu", Iommu::new),
	OTHER_DEVICE("", OtherDevice::new);

	private final String element;

	private final Function<XmlElement, Device<?>> view;

	DeviceKind(String element, Function<XmlElement, Device<?>> view) {
		this.element = element;
		this.view = view;
	}

	/** The name of such a device's element; empty for {@link #OTHER_DEVICE}. */
	public String element() {
		return this.element;
	}

	/** The element as a device of its kind. */
	static Device<?> view(XmlElement element) {
		return Arrays.stream(values())
			.filter((kind) -> kind.element.equals(element.name()) && element.namespace().isEmpty())
			.findFirst()
			.orElse(OTHER_DEVICE).view.apply(element);
	}

}

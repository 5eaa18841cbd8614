package dev.weir.hypervisor.xml.domain;

import java.util.Optional;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.hypervisor.xml.property.Part;

/**
 * A device of a domain. Not thread-safe.
 *
 * @param <D> the kind itself
 */
public abstract sealed class Device<D extends Device<D>> extends Part<D>
		permits Disk, Controller, Interface, Graphics, Video, Serial, Console, Channel, Input, Watchdog, Rng, Tpm,
		Vsock, Filesystem, Sound, HostDevice, Balloon, RedirectedDevice, Panic, MemoryModule, Iommu, OtherDevice {

	private static final XmlPath ALIAS = XmlPath.of("alias/@name");

	/** Aliases of users begin so; libvirt keeps them, and makes its own at each start. */
	private static final String OF_A_USER = "ua-";

	private static final XmlPath ADDRESS = XmlPath.of("address");

	Device(XmlElement element) {
		super(element);
	}

	/** The name that libvirt or a user gave it, which commands know it by. */
	public final Optional<String> alias() {
		return Optional.ofNullable(get(ALIAS));
	}

	/**
	 * What tells it from others of its kind, running or not: an alias of a user, what it
	 * is by nature (a disk's target, an interface's MAC), or its address.
	 */
	final Optional<String> id() {
		return alias().filter((name) -> name.startsWith(OF_A_USER))
			.or(this::naturalId)
			.filter((id) -> !id.isEmpty())
			.or(this::address);
	}

	/** What it is by nature; empty for kinds that have nothing of that sort. */
	Optional<String> naturalId() {
		return Optional.empty();
	}

	private Optional<String> address() {
		return find(ADDRESS)
			.map((address) -> Stream.of("@type", "@domain", "@bus", "@slot", "@function", "@port")
				.map((attribute) -> address.get(XmlPath.of(attribute), ""))
				.filter((value) -> !value.isEmpty())
				.map((value) -> value.replaceFirst("^0x", ""))
				.reduce((one, other) -> one + "." + other)
				.orElse(""))
			.filter((id) -> !id.isEmpty());
	}

}

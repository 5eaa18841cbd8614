package dev.weir.hypervisor.xml;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What lists and pages show of a domain's definition, read from its XML. Immutable. All
 * texts come from the host and are hostile.
 *
 * @param vcpus processors present at boot
 * @param maxVcpus processors that can be plugged in
 * @param memoryKib memory the guest has at present (balloon)
 * @param maxMemoryKib memory the guest may have
 * @param osId libosinfo identifier from the metadata, or null
 * @param agentChannel whether a guest agent channel is defined
 */
public record DomainSummary(@Nullable UUID uuid, String name, @Nullable String title, @Nullable String description,
		int vcpus, int maxVcpus, long memoryKib, long maxMemoryKib, String arch, @Nullable String machine,
		Firmware firmware, @Nullable String osId, boolean agentChannel, List<Disk> disks, List<Nic> nics,
		List<Graphics> graphics, List<Serial> serials) {

	public DomainSummary {
		disks = List.copyOf(disks);
		nics = List.copyOf(nics);
		graphics = List.copyOf(graphics);
		serials = List.copyOf(serials);
	}

	/** How a domain boots. */
	public enum Firmware {

		BIOS, UEFI, UEFI_SECURE_BOOT

	}

	/**
	 * A disk, CD-ROM or floppy.
	 *
	 * @param device disk, cdrom, floppy or lun
	 * @param target for instance vda
	 * @param type file, block, volume, network, dir
	 * @param source path, device or network source; null for an empty drive
	 * @param pool pool name where the source is a volume of a pool
	 * @param volume volume name where the source is a volume of a pool
	 * @param format raw, qcow2, ...
	 */
	public record Disk(String device, String target, @Nullable String bus, String type, @Nullable String source,
			@Nullable String pool, @Nullable String volume, @Nullable String format, @Nullable String cache,
			boolean readOnly) {
	}

	/**
	 * A network interface.
	 *
	 * @param type network, bridge, direct, user, ...
	 * @param source the network's, bridge's or device's name
	 * @param target the device on the host while it runs, or null
	 */
	public record Nic(String mac, String type, @Nullable String source, @Nullable String model, @Nullable String target,
			boolean linkUp) {
	}

	/**
	 * A display.
	 *
	 * @param type vnc, spice, ...
	 * @param port TCP port while it runs, -1 where it has none
	 * @param listen address it listens on, or null
	 * @param socket path of its UNIX socket, or null
	 */
	public record Graphics(String type, int port, @Nullable String listen, @Nullable String socket) {
	}

	/**
	 * A serial line or console.
	 *
	 * @param type pty, unix, tcp, ...
	 * @param alias libvirt's alias while it runs, or null
	 */
	public record Serial(String type, int port, @Nullable String alias) {
	}

}

package dev.weir.doctor.check;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Disks of virtual machines. Stateless.
 */
final class DiskChecks {

	/** Overlays on top of one another from which on reads become slow. */
	private static final int LONG_CHAIN = 4;

	private static final Set<String> SLOW_BUSES = Set.of("ide", "sata", "fdc", "usb");

	private static final Set<String> DIRECT = Set.of("none", "directsync");

	private static final String SOURCE = Sources.DOMAIN + "hard-drives-floppy-disks-cdroms";

	static final List<Check> ALL = Stream
		.of(new GuestCheck("disk-cache-unsafe", Health.BAD, SOURCE,
				(guest, chart) -> any(guest, (disk) -> cache(disk).equals("unsafe")), DiskChecks::edit),
				new GuestCheck("disk-cache-buffered", Health.WARN, SOURCE,
						(guest, chart) -> any(guest,
								(disk) -> cache(disk).equals("writeback") || cache(disk).equals("writethrough")),
						DiskChecks::edit),
				new GuestCheck("disk-io-native", Health.BAD, SOURCE, (guest, chart) -> any(guest,
						(disk) -> Guest.text(disk, "driver/@io").equals("native") && !DIRECT.contains(cache(disk))),
						DiskChecks::edit),
				new GuestCheck("disk-bus", Health.WARN, SOURCE,
						(guest, chart) -> any(guest, (disk) -> SLOW_BUSES.contains(Guest.text(disk, "target/@bus"))),
						DiskChecks::edit),
				new GuestCheck("disk-chain", Health.WARN, Sources.LIBVIRT + "kbase/backing_chains.html",
						(guest, chart) -> any(guest, (disk) -> depth(disk) > LONG_CHAIN), DiskChecks::commit),
				new GuestCheck("media-left", Health.WARN, Sources.LIBVIRT + "migration.html",
						(guest, chart) -> guest.isActive() && !media(guest).isEmpty(), DiskChecks::eject))
		.map(GuestCheck::check)
		.toList();

	private DiskChecks() {
	}

	private static boolean any(Guest guest, Predicate<XmlElement> ill) {
		return guest.disks().stream().anyMatch(ill);
	}

	private static String cache(XmlElement disk) {
		return Guest.text(disk, "driver/@cache");
	}

	/** How many layers lie below the disk's own. */
	static int depth(XmlElement disk) {
		int depth = 0;
		XmlElement layer = disk.find(XmlPath.of("backingStore")).orElse(null);
		while (layer != null && layer.find(XmlPath.of("source")).isPresent()) {
			depth++;
			layer = layer.find(XmlPath.of("backingStore")).orElse(null);
		}
		return depth;
	}

	/** Drives with an image of the host's own in them. */
	private static List<XmlElement> media(Guest guest) {
		return guest.all("devices/disk")
			.stream()
			.filter((disk) -> "cdrom".equals(Guest.text(disk, "@device"))
					&& !Guest.text(disk, "source/@file").isEmpty())
			.toList();
	}

	private static String edit(Guest guest) {
		return Commands.virsh("edit", guest.name());
	}

	private static String commit(Guest guest) {
		String target = guest.disks()
			.stream()
			.filter((disk) -> depth(disk) > LONG_CHAIN)
			.map((disk) -> Guest.text(disk, "target/@dev"))
			.findFirst()
			.orElse("vda");
		return Commands.virsh("blockcommit", guest.name(), target, "--active", "--pivot", "--verbose");
	}

	private static String eject(Guest guest) {
		return Commands.virsh("change-media", guest.name(), Guest.text(media(guest).get(0), "target/@dev"), "--eject",
				"--live", "--config");
	}

}

package dev.weir.vm.hardware;

import java.util.List;
import java.util.Set;

import dev.weir.hypervisor.xml.domain.Device;
import dev.weir.hypervisor.xml.domain.Disk;
import dev.weir.hypervisor.xml.domain.DomainXml;
import org.jspecify.annotations.Nullable;

/**
 * What values of a disk have to do with each other, and the name that it gets. libvirt
 * refuses the same, but without naming a field.
 */
final class DiskRules {

	private DiskRules() {
	}

	static void check(Disk disk, Set<String> changed, Wrong wrong) {
		boolean direct = disk.get(Disk.CACHE).filter(List.of("none", "directsync")::contains).isPresent();
		if (disk.get(Disk.IO).filter("native"::equals).isPresent() && !direct
				&& (changed.contains("io") || changed.contains("cache"))) {
			wrong.add("io", "vm.hardware.problem.native");
		}
		if (disk.get(Disk.DETECT_ZEROES).filter("unmap"::equals).isPresent()
				&& disk.get(Disk.DISCARD).filter("unmap"::equals).isEmpty() && changed.contains("detectZeroes")) {
			wrong.add("detectZeroes", "vm.hardware.problem.zeroes");
		}
		if (disk.get(Disk.IO_THREAD).isPresent() && !isVirtio(disk) && changed.contains("ioThread")) {
			wrong.add("ioThread", "vm.hardware.problem.io-thread");
		}
		exclusive(disk.get(Disk.TOTAL_BYTES).orElse(0L),
				disk.get(Disk.READ_BYTES).orElse(0L) + disk.get(Disk.WRITE_BYTES).orElse(0L), "totalBytes", wrong);
		exclusive(disk.get(Disk.TOTAL_IOPS).orElse(0L),
				disk.get(Disk.READ_IOPS).orElse(0L) + disk.get(Disk.WRITE_IOPS).orElse(0L), "totalIops", wrong);
	}

	private static void exclusive(long total, long single, String field, Wrong wrong) {
		if (total > 0 && single > 0) {
			wrong.add(field, "vm.hardware.problem.total");
		}
	}

	private static boolean isVirtio(Disk disk) {
		return disk.get(Disk.BUS).filter("virtio"::equals).isPresent();
	}

	/** The first name of that bus that no disk has. */
	static String freeTarget(DomainXml domain, @Nullable String bus) {
		String prefix = switch ((bus != null) ? bus : "virtio") {
			case "virtio" -> "vd";
			case "ide" -> "hd";
			case "fdc" -> "fd";
			default -> "sd";
		};
		List<String> taken = domain.disks().stream().map((disk) -> disk.get(Disk.TARGET).orElse("")).toList();
		for (int i = 0;; i++) {
			String first = (i >= 26) ? Character.toString('a' + i / 26 - 1) : "";
			String name = prefix + first + Character.toString('a' + i % 26);
			if (!taken.contains(name)) {
				return name;
			}
		}
	}

	/** Whether a medium is put into it and taken out while it stays. */
	static boolean isDrive(Device<?> device) {
		return device instanceof Disk disk
				&& disk.get(Disk.DEVICE).filter(List.of("cdrom", "floppy")::contains).isPresent();
	}

}

package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.vm.create.DiskSources.DiskSource;
import dev.weir.vm.create.VmSpec.VolumeName;

/**
 * The CD-ROM drives: one with the chosen ISO, one with what cloud-init reads; none where
 * there is neither.
 */
final class CdromConfigurator implements DomainConfigurator {

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		VolumeName iso = plan.spec().cdrom();
		DiskBus bus = plan.host().cdromBus();
		if (iso != null) {
			boolean first = plan.spec().cdromFirst() || plan.spec().disks().isEmpty();
			drive(domain, iso, plan.sources().of(iso), new Slot(bus, disks(plan, bus))).boot(first ? 1 : 2);
		}
		VolumeName seed = plan.spec().seedVolume();
		if (seed != null) {
			DiskBus other = seedBus(plan);
			boolean shared = iso != null && other.prefix().equals(bus.prefix());
			drive(domain, seed, plan.sources().of(seed), new Slot(other, disks(plan, other) + (shared ? 1 : 0)));
		}
	}

	/**
	 * Kernels made for clouds, Debian's for one, have no driver for SATA
	 * ({@code CONFIG_SATA_AHCI is not set}); all have one for virtio-scsi. Windows has it
	 * the other way round.
	 */
	static DiskBus seedBus(NewDomain plan) {
		return plan.spec().os().isWindows() ? plan.host().cdromBus() : DiskBus.SCSI;
	}

	private static int disks(NewDomain plan, DiskBus bus) {
		return (int) plan.spec().disks().stream().filter((disk) -> disk.bus().prefix().equals(bus.prefix())).count();
	}

	private static DriveXml drive(DomainXml domain, VolumeName volume, DiskSource source, Slot slot) {
		return DriveXml.add(domain, "cdrom")
			.source(volume, source, "raw")
			.target(DriveXml.targetName(slot.bus(), slot.index()), slot.bus())
			.readOnly();
	}

	/** Where a drive is plugged in. */
	private record Slot(DiskBus bus, int index) {
	}

}

package dev.weir.vm.create;

import dev.weir.hypervisor.xml.DomainXml;
import dev.weir.vm.create.VmSpec.VolumeName;

/** The CD-ROM drive with the chosen ISO; none where none was chosen. */
final class CdromConfigurator implements DomainConfigurator {

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		VolumeName iso = plan.spec().cdrom();
		if (iso == null) {
			return;
		}
		DiskBus bus = plan.host().cdromBus();
		int before = (int) plan.spec()
			.disks()
			.stream()
			.filter((disk) -> disk.bus().prefix().equals(bus.prefix()))
			.count();
		boolean first = plan.spec().cdromFirst() || plan.spec().disks().isEmpty();
		DriveXml.add(domain, "cdrom")
			.source(iso, plan.sources().of(iso), "raw")
			.target(DriveXml.targetName(bus, before), bus)
			.readOnly()
			.boot(first ? 1 : 2);
	}

}

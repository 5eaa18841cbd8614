package dev.weir.vm.create;

import java.util.HashMap;
import java.util.Map;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.vm.create.VmSpec.DiskSpec;

/** The disks, and the controller that SCSI ones need. */
final class DiskConfigurator implements DomainConfigurator {

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		Map<String, Integer> used = new HashMap<>();
		boolean first = true;
		for (DiskSpec disk : plan.spec().disks()) {
			int index = used.merge(disk.bus().prefix(), 1, Integer::sum) - 1;
			DriveXml drive = DriveXml.add(domain, "disk")
				.source(disk.volume(), plan.sources().of(disk.volume()), disk.format())
				.cache(disk.cache())
				.discard()
				.target(DriveXml.targetName(disk.bus(), index), disk.bus());
			if (first) {
				drive.boot((plan.spec().cdrom() != null && plan.spec().cdromFirst()) ? 2 : 1);
			}
			first = false;
		}
		boolean scsi = plan.spec().disks().stream().anyMatch((disk) -> disk.bus() == DiskBus.SCSI)
				|| (plan.spec().cdrom() != null && plan.host().cdromBus() == DiskBus.SCSI)
				|| (plan.spec().seedVolume() != null && CdromConfigurator.seedBus(plan) == DiskBus.SCSI);
		if (scsi) {
			XmlElement controller = domain.addDevice("controller");
			controller.set(XmlPath.of("@type"), "scsi").set(XmlPath.of("@index"), 0);
			controller.set(XmlPath.of("@model"), "virtio-scsi");
		}
	}

}

package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;
import dev.weir.vm.create.VmSpec.NicSpec;

/**
 * The network interfaces; libvirt gives them addresses. A guest with neither disk nor
 * CD-ROM boots from the first one.
 */
final class NicConfigurator implements DomainConfigurator {

	private static final XmlPath TYPE = XmlPath.of("@type");

	private static final XmlPath NETWORK = XmlPath.of("source/@network");

	private static final XmlPath BRIDGE = XmlPath.of("source/@bridge");

	private static final XmlPath MAC = XmlPath.of("mac/@address");

	private static final XmlPath MODEL = XmlPath.of("model/@type");

	private static final XmlPath BOOT = XmlPath.of("boot/@order");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		boolean bootable = plan.spec().disks().isEmpty() && plan.spec().cdrom() == null;
		for (NicSpec nic : plan.spec().nics()) {
			XmlElement element = domain.addDevice("interface");
			element.set(TYPE, nic.bridge() ? "bridge" : "network");
			element.set(MAC, nic.mac());
			element.set(nic.bridge() ? BRIDGE : NETWORK, nic.source());
			element.set(MODEL, plan.spec().os().nicModel());
			if (bootable) {
				element.set(BOOT, 1);
				bootable = false;
			}
		}
	}

}

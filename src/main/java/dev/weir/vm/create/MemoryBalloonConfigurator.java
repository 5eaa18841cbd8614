package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * The balloon. Without a period it never tells how much memory the guest uses.
 */
final class MemoryBalloonConfigurator implements DomainConfigurator {

	/** Seconds between two reports of the guest. */
	private static final int PERIOD = 10;

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		XmlElement balloon = domain.addDevice("memballoon");
		balloon.set(XmlPath.of("@model"), "virtio").set(XmlPath.of("stats/@period"), PERIOD);
	}

}

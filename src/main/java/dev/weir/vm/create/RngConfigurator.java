package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlElement;
import dev.weir.hypervisor.xml.XmlPath;

/** Randomness from the host: a fresh guest waits for it at its first boot. */
final class RngConfigurator implements DomainConfigurator {

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		XmlElement rng = domain.addDevice("rng");
		rng.set(XmlPath.of("@model"), "virtio")
			.set(XmlPath.of("backend"), "/dev/urandom")
			.set(XmlPath.of("backend/@model"), "random");
	}

}

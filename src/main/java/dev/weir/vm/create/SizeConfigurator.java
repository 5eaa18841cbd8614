package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlPath;

/** Memory and processors. */
final class SizeConfigurator implements DomainConfigurator {

	private static final XmlPath MEMORY = XmlPath.of("memory");

	private static final XmlPath MEMORY_UNIT = XmlPath.of("memory/@unit");

	private static final XmlPath VCPU = XmlPath.of("vcpu");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		domain.set(MEMORY, plan.spec().memoryMib()).set(MEMORY_UNIT, "MiB").set(VCPU, plan.spec().vcpus());
	}

}

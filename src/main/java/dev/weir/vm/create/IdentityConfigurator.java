package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlPath;

/** Name, UUID, and which operating system the guest runs. */
final class IdentityConfigurator implements DomainConfigurator {

	private static final XmlPath OS = XmlPath.of("metadata/libosinfo:libosinfo/libosinfo:os/@id");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		domain.domainName(plan.spec().name());
		domain.uuid(plan.spec().id().toString());
		domain.set(OS, plan.spec().os().id());
	}

}

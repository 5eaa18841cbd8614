package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;

/**
 * Writes one section of a new definition. Stateless; order is that of
 * {@link DomainComposer}.
 */
@FunctionalInterface
interface DomainConfigurator {

	void configure(NewDomain plan, DomainXml domain);

	/** All that a configurator may look at. */
	record NewDomain(VmSpec spec, HostProfile host, DiskSources sources) {
	}

}

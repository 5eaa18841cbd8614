package dev.weir.vm.create;

import java.util.List;

import dev.weir.hypervisor.xml.domain.DomainXml;

/**
 * Turns a specification into a definition, section by section. Thread-safe.
 */
final class DomainComposer {

	private static final List<DomainConfigurator> SECTIONS = List.of(new IdentityConfigurator(), new SizeConfigurator(),
			new FirmwareConfigurator(), new CpuConfigurator(), new ClockConfigurator(), new DiskConfigurator(),
			new CdromConfigurator(), new NicConfigurator(), new LinesConfigurator(), new DisplayConfigurator(),
			new MemoryBalloonConfigurator(), new RngConfigurator());

	private DomainComposer() {
	}

	/** The sections in their order. */
	static List<DomainConfigurator> sections() {
		return SECTIONS;
	}

	static DomainXml compose(DomainConfigurator.NewDomain plan) {
		DomainXml domain = DomainXml.create(plan.host().domainType());
		SECTIONS.forEach((section) -> section.configure(plan, domain));
		return domain;
	}

}

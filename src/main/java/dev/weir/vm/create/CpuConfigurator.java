package dev.weir.vm.create;

import dev.weir.hypervisor.xml.domain.DomainXml;
import dev.weir.hypervisor.xml.XmlPath;

/**
 * Processor model and the machine's features. On KVM the guest sees the host's processor;
 * when emulated it gets all that QEMU can emulate, since the default model lacks what
 * present distributions ask for (x86-64-v2).
 */
final class CpuConfigurator implements DomainConfigurator {

	private static final XmlPath ACPI = XmlPath.of("features/acpi");

	private static final XmlPath APIC = XmlPath.of("features/apic");

	private static final XmlPath HYPERV = XmlPath.of("features/hyperv/@mode");

	private static final XmlPath MODE = XmlPath.of("cpu/@mode");

	private static final XmlPath CHECK = XmlPath.of("cpu/@check");

	private static final XmlPath MIGRATABLE = XmlPath.of("cpu/@migratable");

	private static final XmlPath TOPOLOGY = XmlPath.of("cpu/topology");

	@Override
	public void configure(NewDomain plan, DomainXml domain) {
		if (plan.host().isX86()) {
			domain.add(ACPI);
			domain.add(APIC);
		}
		if (plan.host().isTest()) {
			return;
		}
		domain.set(MODE, plan.host().isKvm() ? "host-passthrough" : "maximum");
		if (plan.host().isKvm()) {
			domain.set(CHECK, "none").set(MIGRATABLE, "on");
		}
		if (plan.spec().os().isWindows()) {
			windows(plan, domain);
		}
	}

	/** Windows licences count sockets, and it runs badly without Hyper-V's interfaces. */
	private static void windows(NewDomain plan, DomainXml domain) {
		if (plan.host().isKvm()) {
			domain.set(HYPERV, "passthrough");
		}
		domain.add(TOPOLOGY)
			.set(XmlPath.of("@sockets"), 1)
			.set(XmlPath.of("@cores"), plan.spec().vcpus())
			.set(XmlPath.of("@threads"), 1);
	}

}

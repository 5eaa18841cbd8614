package dev.weir.doctor.check;

import java.util.List;
import java.util.Objects;

import dev.weir.hypervisor.xml.CapabilitiesXml;

/**
 * The host's processors. Stateless.
 */
final class ProcessorChecks {

	/** vCPUs of running machines for each processor from which on guests wait. */
	private static final int MANY = 4;

	private static final int TOO_MANY = 8;

	static final List<Check> ALL = List.of(new Check("kvm", Sources.LIBVIRT + "drvqemu.html", ProcessorChecks::kvm),
			new Check("nested", Sources.KERNEL + "virt/kvm/x86/running-nested-guests.html", ProcessorChecks::nested),
			new Check("iommu", Sources.KERNEL + "driver-api/vfio.html", ProcessorChecks::iommu),
			new Check("cpu-overcommit", Sources.DOMAIN + "cpu-allocation", ProcessorChecks::overcommit));

	private ProcessorChecks() {
	}

	private static Verdict kvm(Chart chart) {
		CapabilitiesXml capabilities = chart.capabilities();
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		if (capabilities == null) {
			return Verdict.unknown();
		}
		boolean there = capabilities.guest(capabilities.arch())
			.map((guest) -> guest.domainTypes().contains("kvm"))
			.orElse(false);
		return there ? Verdict.ok()
				: Verdict.bad("missing").mendedBy("modprobe " + module(capabilities), "ls -l /dev/kvm");
	}

	private static Verdict nested(Chart chart) {
		Boolean nested = (chart.machine().guests().value() != null) ? chart.machine().guests().value().nested() : null;
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		if (nested == null || chart.capabilities() == null) {
			return Verdict.unknown();
		}
		String module = module(chart.capabilities());
		return nested ? Verdict.ok()
				: Verdict.warn("off")
					.mendedBy("echo 'options " + module + " nested=1' > /etc/modprobe.d/kvm-nested.conf",
							"modprobe -r " + module + " && modprobe " + module);
	}

	private static Verdict iommu(Chart chart) {
		Boolean iommu = (chart.features() != null) ? chart.features().iommu() : null;
		if (chart.isPretended()) {
			return Verdict.pretended();
		}
		if (iommu == null) {
			return Verdict.unknown();
		}
		List<String> users = chart.guests()
			.stream()
			.filter((guest) -> guest.all("devices/hostdev")
				.stream()
				.anyMatch((each) -> "pci".equals(Guest.text(each, "@type"))))
			.map(Guest::name)
			.toList();
		if (iommu) {
			return Verdict.ok();
		}
		String command = "grubby --update-kernel=ALL --args=\"intel_iommu=on iommu=pt\"";
		return users.isEmpty() ? Verdict.of(Health.OK, "unused")
				: Verdict.bad("off").about(users).mendedBy(command, "reboot");
	}

	private static Verdict overcommit(Chart chart) {
		if (chart.host().facts() == null || chart.host().facts().cpus() <= 0) {
			return Verdict.unknown();
		}
		int cpus = Objects.requireNonNull(chart.host().facts()).cpus();
		long given = chart.running().mapToLong((guest) -> guest.vm().definition().vcpus()).sum();
		if (given > (long) cpus * TOO_MANY) {
			return Verdict.bad("ill", given, cpus).mendedBy("virsh setvcpus NAME COUNT --live --config");
		}
		return (given > (long) cpus * MANY)
				? Verdict.warn("ill", given, cpus).mendedBy("virsh setvcpus NAME COUNT --live --config")
				: Verdict.ok(given, cpus);
	}

	private static String module(CapabilitiesXml capabilities) {
		return "AMD".equals(capabilities.cpuVendor()) ? "kvm_amd" : "kvm_intel";
	}

}

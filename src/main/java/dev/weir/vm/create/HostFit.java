package dev.weir.vm.create;

import java.util.Optional;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NetworkInfo;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.xml.DomainCapabilitiesXml;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.vm.create.VmSpec.NicSpec;
import org.springframework.stereotype.Component;

/**
 * Whether a specification fits its host, disks aside. Thread-safe.
 */
@Component
class HostFit {

	/** More vCPUs than this for each processor of the host only slow the guest down. */
	private static final int MAX_VCPUS_PER_CPU = 8;

	private final HostKinds kinds;

	HostFit(HostKinds kinds) {
		this.kinds = kinds;
	}

	void check(VmSpec spec, HostMirror host, HostProfile profile, Findings wrong) {
		boolean taken = host.vms().values().stream().anyMatch((vm) -> vm.name().equals(spec.name()));
		wrong.require(!taken, "name", "name-taken", spec.name(), host.name());
		NodeFacts facts = host.facts();
		if (facts != null) {
			wrong.require(spec.memoryMib() * 1024 <= facts.memoryKib(), "memoryMib", "memory-host", host.name(),
					facts.memoryKib() / 1024);
			long most = (long) facts.cpus() * MAX_VCPUS_PER_CPU;
			wrong.require(spec.vcpus() <= most, "vcpus", "vcpus-host", host.name(), facts.cpus(), most);
		}
		for (int i = 0; i < spec.nics().size(); i++) {
			network(spec, spec.nics().get(i), "nics[" + i + "].network", host, wrong);
		}
		String type = spec.domainType();
		wrong.require(type == null || !profile.known() || type.equals(profile.domainType()), "domainType",
				"domain-type", host.name(), profile.domainType());
		firmware(spec, host, profile, wrong);
	}

	private static void network(VmSpec spec, NicSpec nic, String field, HostMirror host, Findings wrong) {
		if (nic.bridge()) {
			return;
		}
		Optional<NetworkInfo> network = host.network(nic.source());
		wrong.require(network.isPresent(), field, "network-unknown", nic.source(), host.name());
		boolean down = network.isPresent() && !network.get().active();
		wrong.require(!down || !spec.start(), field, "network-inactive", nic.source());
	}

	private void firmware(VmSpec spec, HostMirror host, HostProfile profile, Findings wrong) {
		if (spec.firmware() == Firmware.BIOS) {
			return;
		}
		Optional<DomainCapabilitiesXml> told = this.kinds.of(host.id(), profile);
		boolean uefi = told.map((kind) -> kind.firmwares().contains("efi")).orElse(true);
		boolean secure = told.map(DomainCapabilitiesXml::secureBoot).orElse(true);
		wrong.require(uefi, "firmware", "firmware-uefi", host.name());
		wrong.require(!uefi || secure || spec.firmware() != Firmware.UEFI_SECURE_BOOT, "firmware", "firmware-secure",
				host.name());
	}

}

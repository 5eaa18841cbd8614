package dev.weir.vm.create;

import java.util.List;
import java.util.Optional;

import dev.weir.fleet.HostMirror;
import dev.weir.hypervisor.NodeFacts;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.hypervisor.xml.CapabilitiesXml.Guest;
import org.jspecify.annotations.Nullable;

/**
 * What a host decides about every guest made on it. Immutable.
 *
 * @param domainType kvm, qemu or test
 * @param arch architecture of the guest, the host's own
 * @param machine machine type, or null to let libvirt choose
 * @param known whether the host's capabilities were read; else this is a guess
 */
record HostProfile(String domainType, String arch, @Nullable String machine, boolean known) {

	private static final String X86 = "x86_64";

	/** Machine types by preference: the modern PC first, then what other chips have. */
	private static final List<String> MACHINES = List.of("q35", "virt", "pseries", "s390-ccw-virtio", "pc");

	/** What the mirror knows of the host. */
	static HostProfile of(HostMirror host, @Nullable String wantedType) {
		NodeFacts facts = host.facts();
		boolean test = facts != null && facts.driver().equalsIgnoreCase("test");
		String capabilities = host.capabilitiesXml();
		if (capabilities != null) {
			return of(CapabilitiesXml.read(capabilities), wantedType);
		}
		if (test) {
			return new HostProfile("test", "i686", null, false);
		}
		String arch = (facts != null && facts.cpuModel().matches("x86_64|aarch64|ppc64le|s390x|riscv64"))
				? facts.cpuModel() : X86;
		return new HostProfile((wantedType != null) ? wantedType : "kvm", arch, arch.equals(X86) ? "q35" : null, false);
	}

	/** What the host's capabilities tell. */
	static HostProfile of(CapabilitiesXml host, @Nullable String wantedType) {
		Optional<Guest> guest = host.guest(host.arch())
			.or(() -> host.guests().stream().filter((each) -> each.osType().equals("hvm")).findFirst());
		String arch = guest.map(Guest::arch).orElse(host.arch().isEmpty() ? X86 : host.arch());
		String machine = MACHINES.stream()
			.filter((name) -> guest.map((each) -> each.hasMachine(name)).orElse(false))
			.findFirst()
			.orElse(null);
		return new HostProfile(type(guest.map(Guest::domainTypes).orElse(List.of()), wantedType), arch, machine, true);
	}

	private static String type(List<String> offered, @Nullable String wanted) {
		if (wanted != null && offered.contains(wanted)) {
			return wanted;
		}
		return List.of("kvm", "qemu", "test")
			.stream()
			.filter(offered::contains)
			.findFirst()
			.orElse(offered.isEmpty() ? "kvm" : offered.get(0));
	}

	boolean isX86() {
		return this.arch.equals(X86) || this.arch.equals("i686");
	}

	boolean isKvm() {
		return this.domainType.equals("kvm");
	}

	boolean isTest() {
		return this.domainType.equals("test");
	}

	/** The bus of CD-ROM drives: the old PC has no SATA of its own, other chips none. */
	DiskBus cdromBus() {
		if (!isX86()) {
			return DiskBus.SCSI;
		}
		return "pc".equals(this.machine) ? DiskBus.IDE : DiskBus.SATA;
	}

}

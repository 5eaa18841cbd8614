package dev.weir.vm.create;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.vm.create.VmSpec.NicSpec;
import dev.weir.vm.create.VmSpec.VolumeName;
import dev.weir.vm.cloudinit.CloudInit;
import dev.weir.vm.cloudinit.CloudInitDraft;
import dev.weir.vm.cloudinit.CloudInitReader;
import dev.weir.vm.cloudinit.Seed;
import dev.weir.vm.os.OsCatalog;
import org.jspecify.annotations.Nullable;

/**
 * Reads a draft as far as it can be judged without its host. What is wrong goes to the
 * findings and a default stands in for it, so that the rest can be judged too. Stateless.
 */
final class SpecReader {

	static final int MAX_VCPUS = 512;

	/** MiB; the smallest that any firmware boots with. */
	static final long MIN_MEMORY = 16;

	/** MiB: 16 TiB. */
	static final long MAX_MEMORY = 16L * 1024 * 1024;

	static final int MAX_NICS = 8;

	private static final String BRIDGE = "[A-Za-z0-9_][A-Za-z0-9_.:-]{0,14}";

	private static final int MAX_OS_ID = 200;

	private SpecReader() {
	}

	static VmSpec read(VmDraft draft, HostId host, Findings wrong, OsCatalog systems) {
		VmId id = new VmId(UUID.randomUUID());
		notYet(draft, wrong);
		String name = VmName.checked(draft.name(), wrong);
		GuestOs os = os(draft.osId(), systems, wrong);
		List<VmSpec.DiskSpec> disks = DiskReader.read(draft.disks(), name, os, wrong);
		VolumeName cdrom = cdrom(draft.cdrom(), wrong);
		boolean reusesDisk = !disks.isEmpty() && !disks.get(0).isNew();
		String first = wrong.oneOf("bootFirst", draft.bootFirst(),
				reusesDisk ? List.of("cdrom", "disk") : List.of("disk", "cdrom"));
		List<NicSpec> nics = nics(draft.nics(), draft.cloudInit() != null, wrong);
		return new VmSpec(id, host, name, vcpus(draft.vcpus(), wrong), memory(draft.memoryMib(), wrong),
				firmware(draft.firmware(), wrong), os, disks, cdrom, nics,
				wrong.oneOf("graphics", draft.graphics(), List.of("vnc", "none")).equals("vnc"),
				domainType(draft.domainType(), wrong), first.equals("cdrom"), Boolean.TRUE.equals(draft.start()),
				seed(draft.cloudInit(), new Guest(id, name, nics, !disks.isEmpty()), wrong));
	}

	private static void notYet(VmDraft draft, Findings wrong) {
		wrong.require(draft.clusterId() == null, "clusterId", "not-yet");
	}

	private static int vcpus(@Nullable Integer vcpus, Findings wrong) {
		int value = (vcpus != null) ? vcpus : 0;
		wrong.require(value >= 1 && value <= MAX_VCPUS, "vcpus", "range", 1, MAX_VCPUS);
		return Math.max(1, value);
	}

	private static long memory(@Nullable Long memoryMib, Findings wrong) {
		long value = (memoryMib != null) ? memoryMib : 0;
		wrong.require(value >= MIN_MEMORY && value <= MAX_MEMORY, "memoryMib", "range", MIN_MEMORY, MAX_MEMORY);
		return Math.max(MIN_MEMORY, Math.min(value, MAX_MEMORY));
	}

	private static Firmware firmware(@Nullable String firmware, Findings wrong) {
		String id = wrong.oneOf("firmware", firmware, List.of("bios", "uefi", "uefi-secure-boot"));
		return Firmware.valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	private static GuestOs os(@Nullable String osId, OsCatalog systems, Findings wrong) {
		if (osId == null || osId.isBlank()) {
			return GuestOs.UNKNOWN;
		}
		boolean right = osId.length() <= MAX_OS_ID && osId.matches("https?://[\\x21-\\x7e]+");
		wrong.require(right, "osId", "os");
		return right ? GuestOs.of(osId, systems) : GuestOs.UNKNOWN;
	}

	private static @Nullable String domainType(@Nullable String type, Findings wrong) {
		return (type == null || type.isBlank()) ? null : wrong.oneOf("domainType", type, List.of("kvm", "qemu"));
	}

	private static @Nullable VolumeName cdrom(@Nullable VolumeRef ref, Findings wrong) {
		if (ref == null) {
			return null;
		}
		wrong.require(ref.isComplete(), "cdrom", "volume-incomplete");
		return (ref.pool() != null && ref.name() != null) ? new VolumeName(ref.pool(), ref.name()) : null;
	}

	private static @Nullable Seed seed(@Nullable CloudInitDraft draft, Guest guest, Findings wrong) {
		if (draft == null) {
			return null;
		}
		wrong.require(guest.disk(), "cloudInit", "cloud.disk-missing");
		CloudInit config = CloudInitReader.read(draft, guest.name(), guest.nics().size(),
				(field, problem, arguments) -> wrong.add(field, "cloud." + problem, arguments));
		return new Seed(config, guest.id(), guest.nics().stream().map((nic) -> String.valueOf(nic.mac())).toList());
	}

	private static List<NicSpec> nics(@Nullable List<VmDraft.@Nullable NicDraft> nics, boolean named, Findings wrong) {
		if (nics == null) {
			return List.of();
		}
		wrong.require(nics.size() <= MAX_NICS, "nics", "too-many", MAX_NICS);
		List<NicSpec> specs = new java.util.ArrayList<>();
		for (int i = 0; i < Math.min(nics.size(), MAX_NICS); i++) {
			NicSpec nic = nic(nics.get(i), "nics[" + i + "]", wrong);
			if (nic != null) {
				specs.add(named ? new NicSpec(nic.bridge(), nic.source(), MacAddress.random()) : nic);
			}
		}
		return specs;
	}

	private static @Nullable NicSpec nic(VmDraft.@Nullable NicDraft nic, String field, Findings wrong) {
		String network = (nic != null && nic.network() != null && !nic.network().isBlank()) ? nic.network() : null;
		String bridge = (nic != null && nic.bridge() != null && !nic.bridge().isBlank()) ? nic.bridge() : null;
		if ((network == null) == (bridge == null)) {
			wrong.add(field, "nic-source");
			return null;
		}
		if (bridge != null) {
			wrong.require(bridge.matches(BRIDGE), field + ".bridge", "bridge");
			return new NicSpec(true, bridge);
		}
		return new NicSpec(false, java.util.Objects.requireNonNull(network));
	}

	/** What cloud-init needs to know of the guest. */
	private record Guest(VmId id, String name, List<NicSpec> nics, boolean disk) {
	}

}

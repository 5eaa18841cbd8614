package dev.weir.vm.delete;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.weir.access.Permission;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.hypervisor.xml.DomainSummary.Disk;
import dev.weir.hypervisor.xml.DomainSummary.Firmware;
import dev.weir.problem.Problem;
import dev.weir.storage.VolumeView;
import dev.weir.storage.Volumes;
import dev.weir.vm.Vms;
import dev.weir.vm.cloudinit.Seed;
import dev.weir.vm.delete.PlannedDisk.Verdict;
import org.springframework.stereotype.Component;

/**
 * Finds out what deleting a virtual machine would take away. Asks the host for its
 * volumes, with a deadline. Thread-safe.
 */
@Component
class PlanDeletion {

	private final Vms vms;

	private final Volumes volumes;

	private final VolumeUsers users;

	PlanDeletion(Vms vms, Volumes volumes, VolumeUsers users) {
		this.vms = vms;
		this.volumes = volumes;
		this.users = users;
	}

	/**
	 * The plan as things stand.
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN or HOST_UNREACHABLE
	 */
	DeletePlan plan(VmId id) {
		return plan(this.vms.change(id, Permission.VM_DELETE));
	}

	/** The same without asking who wants to know: for the task that carries it out. */
	DeletePlan plan(VmMirror vm) {
		List<PlannedDisk> disks = disks(vm);
		if (disks.stream().anyMatch((disk) -> disk.verdict() == Verdict.OUTSIDE_POOLS) && readPools(vm)) {
			disks = disks(vm);
		}
		return new DeletePlan(vm.id().value(), vm.name(), vm.hostId().value(), vm.hostName(), vm.state().isActive(),
				vm.persistent(), vm.managedSave(), vm.definition().firmware() != Firmware.BIOS, disks);
	}

	private List<PlannedDisk> disks(VmMirror vm) {
		return vm.definition().disks().stream().map((disk) -> planned(vm, disk)).toList();
	}

	/** Without asking the host: most drives hold something else, or nothing. */
	private static boolean mayBeSeed(VmMirror vm, Disk disk) {
		String named = Objects.requireNonNullElse(disk.volume(), Objects.requireNonNullElse(disk.source(), ""));
		return named.endsWith(Seed.volumeName(vm.id()));
	}

	/** What cloud-init read was made for this virtual machine alone. */
	private static boolean isSeed(VmMirror vm, VolumeView volume) {
		return volume.name().equals(Seed.volumeName(vm.id()));
	}

	/** A volume may be newer than what was read of its pool. */
	private boolean readPools(VmMirror vm) {
		try {
			this.users.readPools(vm.hostId());
			return true;
		}
		catch (Problem problem) {
			return false;
		}
	}

	private PlannedDisk planned(VmMirror vm, Disk disk) {
		boolean own = "disk".equals(disk.device()) || "lun".equals(disk.device());
		if (!own && !mayBeSeed(vm, disk)) {
			return kept(disk, Verdict.REMOVABLE);
		}
		try {
			Optional<VolumeView> volume = this.volumes.behind(vm.hostId(), disk);
			if (!own && volume.filter((found) -> !isSeed(vm, found)).isPresent()) {
				return kept(disk, Verdict.REMOVABLE);
			}
			return volume.map((found) -> judged(vm, disk, found)).orElseGet(() -> kept(disk, Verdict.OUTSIDE_POOLS));
		}
		catch (Problem problem) {
			return kept(disk, Verdict.UNKNOWN);
		}
	}

	private PlannedDisk judged(VmMirror vm, Disk disk, VolumeView volume) {
		if (disk.readOnly() && !isSeed(vm, volume)) {
			return volume(disk, volume, Verdict.READ_ONLY, List.of());
		}
		List<String> users = this.users.onHost(vm, volume);
		if (!users.isEmpty()) {
			return volume(disk, volume, Verdict.IN_USE, users);
		}
		List<String> overlays = this.users.overlays(vm.hostId(), volume);
		if (!overlays.isEmpty()) {
			return volume(disk, volume, Verdict.BACKING, overlays);
		}
		if (this.users.isBlind(vm)) {
			return volume(disk, volume, Verdict.UNKNOWN, List.of());
		}
		List<String> elsewhere = this.users.elsewhere(vm, volume);
		return elsewhere.isEmpty() ? volume(disk, volume, Verdict.DELETABLE, List.of())
				: volume(disk, volume, Verdict.MAYBE_SHARED, elsewhere);
	}

	private static PlannedDisk volume(Disk disk, VolumeView volume, Verdict verdict, List<String> because) {
		return new PlannedDisk(disk.target(), volume.path(), volume.pool(), volume.name(), volume.allocationBytes(),
				verdict, because);
	}

	private static PlannedDisk kept(Disk disk, Verdict verdict) {
		return new PlannedDisk(disk.target(), Objects.requireNonNullElse(disk.source(), disk.volume()), null, null, -1,
				verdict, List.of());
	}

}

package dev.weir.vm.delete;

import java.util.List;
import java.util.Objects;

import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostCommands;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import dev.weir.storage.PoolRef;
import org.springframework.stereotype.Component;

/**
 * Looks once more who uses a volume, right before it goes: minutes may have passed since
 * the plan. In doubt the volume stays. Thread-safe.
 */
@Component
class LastLook {

	private final Fleet fleet;

	private final HostCommands commands;

	private final VolumeUsers users;

	private final PlanDeletion planDeletion;

	LastLook(Fleet fleet, HostCommands commands, VolumeUsers users, PlanDeletion planDeletion) {
		this.fleet = fleet;
		this.commands = commands;
		this.users = users;
		this.planDeletion = planDeletion;
	}

	/**
	 * Reads anew what is in the host's pools, and the VMs that the mirror has not heard
	 * of.
	 * @throws Problem when the host does not tell
	 */
	void refresh(HostId host) {
		this.commands.call(host, HostCommands.SHORT, (connection) -> connection.domains().list())
			.stream()
			.map((domain) -> new VmId(domain.uuid()))
			.filter((id) -> this.fleet.vm(id).isEmpty())
			.forEach((id) -> this.commands.reread(host, id));
		this.commands.rereadHost(host);
		this.users.readPools(host);
	}

	/**
	 * Whether the volume is there, free to be deleted; false when it is gone already.
	 * @throws Problem of kind CONFLICT when it must stay by now, or what keeps the host
	 * from telling
	 */
	boolean mayGo(VmMirror vm, PlannedDisk planned) {
		if (isGone(vm, planned)) {
			return false;
		}
		List<PlannedDisk> now = this.planDeletion.plan(this.fleet.vm(vm.id()).orElse(vm))
			.disks()
			.stream()
			.filter((disk) -> Objects.equals(disk.key(), planned.key()))
			.toList();
		if (now.isEmpty() || !now.stream().allMatch((disk) -> isAsFree(disk, planned))) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.delete.taken", String.valueOf(planned.key()), vm.name());
		}
		return true;
	}

	private boolean isGone(VmMirror vm, PlannedDisk planned) {
		PoolRef pool = PoolRef.of(this.fleet, vm.hostId(), String.valueOf(planned.pool()));
		if (!pool.isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.delete.pool-off", pool.name(), String.valueOf(planned.volume()));
		}
		return this.users.content(pool).find(String.valueOf(planned.volume())).isEmpty();
	}

	/** Somebody who asked for all did not ask for one that is shared by now. */
	private static boolean isAsFree(PlannedDisk now, PlannedDisk planned) {
		return now.suggested() || (now.deletable() && !planned.suggested());
	}

}

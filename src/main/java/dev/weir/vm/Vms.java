package dev.weir.vm;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Finds virtual machines for the one who acts: what they may not see does not exist for
 * them. Thread-safe.
 */
@Component
public class Vms {

	private final Fleet fleet;

	private final Access access;

	public Vms(Fleet fleet, Access access) {
		this.fleet = fleet;
		this.access = access;
	}

	/**
	 * The VM, to look at.
	 * @throws Problem of kind NOT_FOUND
	 */
	public VmMirror view(VmId id) {
		VmMirror vm = this.fleet.requireVm(id);
		if (!this.access.may(Permission.VM_VIEW, target(vm))) {
			throw Problem.of(ErrorKind.NOT_FOUND, "fleet.vm.unknown", id);
		}
		return vm;
	}

	/**
	 * The VM, to change something of it: checks that it is there, that the one who acts
	 * may, and that its host answers.
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN (then it is on record) or
	 * HOST_UNREACHABLE
	 */
	public VmMirror change(VmId id, Permission permission) {
		VmMirror vm = view(id);
		this.access.require(permission, target(vm));
		this.fleet.requireUp(vm.hostId());
		return vm;
	}

	/** The VM as tasks and the trail name it. */
	public static Target target(VmMirror vm) {
		return Target.of(Target.Kind.VM, vm.id(), vm.name());
	}

	/**
	 * What to call the VM on virsh's command line: its name, or its UUID where virsh
	 * would take the name for an option or a number.
	 */
	public static String virshName(VmMirror vm) {
		boolean misread = vm.name().isEmpty() || vm.name().startsWith("-")
				|| vm.name().chars().allMatch(Character::isDigit);
		return misread ? vm.id().toString() : vm.name();
	}

}

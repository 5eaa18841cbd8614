package dev.weir.vm.group;

import java.util.List;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.Fleet;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.Vms;

import org.springframework.stereotype.Component;

/**
 * Lists, makes, changes and removes start groups. Who changes one must be allowed to
 * switch each of its machines, since Weir will do so in its own name. Thread-safe.
 */
@Component
class EditGroups {

	private final GroupShelf shelf;

	private final Access access;

	private final Fleet fleet;

	private final AuditTrail trail;

	EditGroups(GroupShelf shelf, Access access, Fleet fleet, AuditTrail trail) {
		this.shelf = shelf;
		this.access = access;
		this.fleet = fleet;
		this.trail = trail;
	}

	List<GroupView> list() {
		this.access.require(Permission.VM_VIEW, Target.SYSTEM);
		return this.shelf.all();
	}

	/**
	 * @throws Problem of kind NOT_FOUND
	 */
	GroupView get(String id) {
		this.access.require(Permission.VM_VIEW, Target.SYSTEM);
		return this.shelf.require(id);
	}

	/**
	 * @throws InvalidInput naming each field that is wrong
	 */
	GroupView create(GroupSpec spec) {
		check(spec);
		GroupView group = this.shelf.create(spec);
		record("vm.group.create", group);
		return group;
	}

	/**
	 * @throws InvalidInput naming each field that is wrong, also when a group would have
	 * to be started before itself
	 * @throws Problem of kind NOT_FOUND, or CONFLICT when somebody else changes it
	 */
	GroupView change(String id, GroupSpec spec) {
		check(spec);
		GroupView old = this.shelf.require(id);
		this.shelf
			.orderWith(new GroupView(old.id(), spec.name(), spec.atHostReturn(), spec.goOn(), spec.members(),
					spec.first()))
			.refuseCircle(old.id());
		GroupView group = this.shelf.change(id, spec);
		record("vm.group.change", group);
		return group;
	}

	/**
	 * @throws Problem of kind NOT_FOUND
	 */
	void remove(String id) {
		this.access.require(Permission.VM_POWER, Target.SYSTEM);
		GroupView group = this.shelf.require(id);
		this.shelf.remove(id);
		record("vm.group.remove", group);
	}

	private void check(GroupSpec spec) {
		this.access.require(Permission.VM_POWER, Target.SYSTEM);
		spec.check();
		if (!this.shelf.all().stream().map(GroupView::id).toList().containsAll(spec.first())) {
			throw InvalidInput.of("first", "vm.group.unknown");
		}
		spec.members()
			.forEach((member) -> this.fleet.vm(member.vm())
				.ifPresent((vm) -> this.access.require(Permission.VM_POWER, Vms.target(vm))));
	}

	private void record(String action, GroupView group) {
		this.trail.record(this.access.actor(), action, group.target(), AuditTrail.Outcome.DONE,
				String.join(", ", group.members().stream().map(Member::vmName).toList()));
	}

}

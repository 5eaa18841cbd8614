package dev.weir.vm.group;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.InvalidInput;
import dev.weir.query.NaturalOrder;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds the machines that people name. Thread-safe.
 */
@Component
class MemberNames {

	private final Fleet fleet;

	private final Access access;

	MemberNames(Fleet fleet, Access access) {
		this.fleet = fleet;
		this.access = access;
	}

	/** All that may be named, in the order of their names. */
	List<VmMirror> all() {
		return this.fleet.vms()
			.stream()
			.filter((vm) -> this.access.may(Permission.VM_VIEW, Vms.target(vm)))
			.sorted(Comparator.comparing(VmMirror::name, NaturalOrder.INSTANCE))
			.toList();
	}

	/** What a member is called now. */
	Optional<VmMirror> find(Member member) {
		return this.fleet.vm(member.vm()).filter((vm) -> this.access.may(Permission.VM_VIEW, Vms.target(vm)));
	}

	/**
	 * A member by UUID, or by a name that only one machine has. A UUID that nobody has at
	 * present is taken when the group had it before.
	 * @param field names what is wrong
	 */
	Member member(String text, int delaySeconds, int agentSeconds, String field, @Nullable GroupView before) {
		UUID uuid = uuid(text);
		List<VmMirror> meant = (uuid != null) ? this.fleet.vm(new VmId(uuid)).stream().toList()
				: all().stream().filter((vm) -> vm.name().equals(text)).toList();
		if (meant.size() == 1) {
			VmMirror vm = meant.get(0);
			return new Member(vm.id().value(), shortened(vm.name()), delaySeconds, agentSeconds);
		}
		if (meant.isEmpty() && uuid != null && before != null) {
			Optional<Member> old = before.members().stream().filter((member) -> member.vmId().equals(uuid)).findFirst();
			if (old.isPresent()) {
				return new Member(uuid, old.get().vmName(), delaySeconds, agentSeconds);
			}
		}
		throw InvalidInput.of(field, meant.isEmpty() ? "vm.group.no-vm" : "vm.group.many-vms", text);
	}

	private static String shortened(String name) {
		return (name.length() > 300) ? name.substring(0, 300) : name;
	}

	private static @Nullable UUID uuid(String text) {
		try {
			return UUID.fromString(Objects.requireNonNull(text));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}

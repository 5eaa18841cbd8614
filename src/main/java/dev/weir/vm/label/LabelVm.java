package dev.weir.vm.label;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import dev.weir.vm.VmLabel;
import dev.weir.vm.Vms;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Changes tags, folder and notes of a virtual machine, at once: no host is asked, so its
 * host may be away. Thread-safe.
 */
@Component
public class LabelVm {

	private final Vms vms;

	private final Access access;

	private final LabelStore store;

	private final KnownLabels known;

	private final AuditTrail trail;

	LabelVm(Vms vms, Access access, LabelDesk desk) {
		this.vms = vms;
		this.access = access;
		this.store = desk.store();
		this.known = desk.known();
		this.trail = desk.trail();
	}

	/**
	 * Changes the label.
	 * @throws InvalidInput when the tags become too many, or nothing is to change
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN, or CONFLICT when somebody else
	 * changes it at the same moment
	 */
	public VmLabel change(VmId id, LabelChange change) {
		return change(id, change, null);
	}

	/**
	 * Changes the label if its notes are still the ones that were read.
	 * @param mark of the notes that were read ({@link NoteText#mark}), null for any
	 */
	VmLabel change(VmId id, LabelChange change, @Nullable String mark) {
		VmMirror vm = this.vms.view(id);
		this.access.require(Permission.VM_LABEL, Vms.target(vm));
		if (change.isNothing()) {
			throw InvalidInput.of("tags", "vm.edit.nothing");
		}
		KnownLabel row = store(vm, change, mark);
		this.known.learn(row);
		this.trail.record(this.access.actor(), "vm.label", Vms.target(vm), AuditTrail.Outcome.DONE, change.summary());
		return row.label();
	}

	private KnownLabel store(VmMirror vm, LabelChange change, @Nullable String mark) {
		try {
			return this.store.change(vm.id(), (row) -> {
				if (mark != null && change.notes() != null && !mark.equals(NoteText.mark(row.notes()))) {
					throw Problem.of(ErrorKind.CONFLICT, "vm.label.notes-changed", vm.name());
				}
				row.apply(change);
			});
		}
		catch (OptimisticLockingFailureException | DataIntegrityViolationException ex) {
			throw Problem.of(ErrorKind.CONFLICT, "vm.label.changed", vm.name());
		}
	}

}

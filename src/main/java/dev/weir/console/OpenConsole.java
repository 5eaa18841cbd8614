package dev.weir.console;

import dev.weir.access.Access;
import dev.weir.access.Actor;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.console.ticket.Admission;
import dev.weir.console.ticket.IssuedTicket;
import dev.weir.console.ticket.TicketOffice;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.VmId;
import dev.weir.fleet.VmMirror;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Lets an actor open a console: issues a ticket that serves once. Thread-safe.
 */
@Component
class OpenConsole {

	private final Access access;

	private final Fleet fleet;

	private final TicketOffice tickets;

	private final DisplayPassword passwords;

	private final AuditTrail audit;

	OpenConsole(Access access, Fleet fleet, TicketOffice tickets, DisplayPassword passwords, AuditTrail audit) {
		this.access = access;
		this.fleet = fleet;
		this.tickets = tickets;
		this.passwords = passwords;
		this.audit = audit;
	}

	/**
	 * @throws Problem of kind NOT_FOUND, FORBIDDEN, CONFLICT for a VM that is off,
	 * UNSUPPORTED for one without such a display or line
	 */
	ConsoleGrant open(VmId id, ConsoleKind kind, boolean viewOnly) {
		VmMirror vm = this.fleet.requireVm(id);
		Target target = Target.of(Target.Kind.VM, id, vm.name());
		this.access.require(Permission.VM_CONSOLE, target);
		checkState(vm, kind);
		String password = (kind == ConsoleKind.VNC) ? this.passwords.of(vm) : null;
		Actor actor = this.access.actor();
		IssuedTicket ticket = this.tickets.issue(new Admission(actor, id, vm.hostId(), vm.name(), kind, viewOnly));
		this.audit.record(actor, "console.open", target, AuditTrail.Outcome.DONE,
				viewOnly ? kind.id() + ", view only" : kind.id());
		return new ConsoleGrant("/ws/console?ticket=" + ticket.secret(), ticket.expiresAt(), password);
	}

	private static void checkState(VmMirror vm, ConsoleKind kind) {
		if (!vm.state().isActive()) {
			throw Problem.of(ErrorKind.CONFLICT, "console.vm-off", vm.name());
		}
		boolean present = switch (kind) {
			case VNC -> vm.definition().graphics().stream().anyMatch((graphics) -> graphics.type().equals("vnc"));
			case SERIAL -> !vm.definition().serials().isEmpty();
		};
		if (!present) {
			throw Problem.of(ErrorKind.UNSUPPORTED, "console.none." + kind.id(), vm.name());
		}
	}

}

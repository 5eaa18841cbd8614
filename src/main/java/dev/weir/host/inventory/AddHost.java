package dev.weir.host.inventory;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.host.KnownHost;
import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.problem.InvalidInput;

/**
 * Adds a host to the inventory and connects to it. An SSH host without a fingerprint is
 * asked for its key, and refused with what it answered: the caller looks and asks again
 * with the fingerprint.
 */
@Component
class AddHost {

	private final Access access;

	private final AuditTrail trail;

	private final ConnectionDesk desk;

	private final Register register;

	AddHost(Access access, AuditTrail trail, ConnectionDesk desk, Register register) {
		this.access = access;
		this.trail = trail;
		this.desk = desk;
		this.register = register;
	}

	/**
	 * @throws InvalidInput naming every wrong field, and the fingerprint that was found
	 */
	KnownHost add(NewHost asked) {
		this.access.require(Permission.HOST_EDIT, Target.SYSTEM);
		WrongFields wrong = new WrongFields();
		HostName name = wrong.part("", () -> HostName.of(asked.name()));
		ConnectionSpec spec = wrong.part("", () -> this.desk.check(asked.connectionOrNone()));
		wrong.throwIfAny();
		if (name == null || spec == null) {
			throw new IllegalStateException("A check failed without saying so");
		}
		KnownHost host = this.register.add(name, spec);
		this.trail.record(this.access.actor(), "host.add", Target.of(Target.Kind.HOST, host.id(), host.name()),
				AuditTrail.Outcome.DONE, ConnectionDesk.describe(host.connection()));
		return host;
	}

}

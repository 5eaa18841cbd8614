package dev.weir.host.inventory;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;

/**
 * Takes a host out of the inventory. On the host itself nothing changes: its virtual
 * machines, pools and networks stay as they are.
 */
@Component
class RemoveHost {

	private final Access access;

	private final AuditTrail trail;

	private final Register register;

	RemoveHost(Access access, AuditTrail trail, Register register) {
		this.access = access;
		this.trail = trail;
		this.register = register;
	}

	void remove(HostId id) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		Host host = this.register.require(id);
		this.register.remove(host);
		this.trail.record(this.access.actor(), "host.remove", Target.of(Target.Kind.HOST, id, host.name()),
				AuditTrail.Outcome.DONE, ConnectionDesk.describe(this.register.show(host).connection()));
	}

}

package dev.weir.host.inventory;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;

import org.springframework.stereotype.Component;

/**
 * Lets new virtual machines come to a host again.
 */
@Component
class ExitMaintenance {

	private final Access access;

	private final AuditTrail trail;

	private final Register register;

	ExitMaintenance(Access access, AuditTrail trail, Register register) {
		this.access = access;
		this.trail = trail;
		this.register = register;
	}

	KnownHost exit(HostId id) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		Host host = this.register.require(id);
		host.maintain(null);
		KnownHost known = this.register.keep(host);
		this.trail.record(this.access.actor(), "host.exit-maintenance", Target.of(Target.Kind.HOST, id, host.name()),
				AuditTrail.Outcome.DONE, null);
		return known;
	}

}

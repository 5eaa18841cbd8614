package dev.weir.host.inventory;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;

/**
 * Closes the connections to a host and opens none until somebody connects it again. Its
 * virtual machines go on.
 */
@Component
class DisconnectHost {

	private final Access access;

	private final AuditTrail trail;

	private final Register register;

	DisconnectHost(Access access, AuditTrail trail, Register register) {
		this.access = access;
		this.trail = trail;
		this.register = register;
	}

	KnownHost disconnect(HostId id) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		Host host = this.register.require(id);
		host.switchTo(false);
		KnownHost known = this.register.keep(host);
		this.trail.record(this.access.actor(), "host.disconnect", Target.of(Target.Kind.HOST, id, host.name()),
				AuditTrail.Outcome.DONE, null);
		return known;
	}

}

package dev.weir.host.inventory;

import org.springframework.stereotype.Component;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;

/**
 * Connects to a host now: switches it on where it was off, and cuts the back-off short.
 */
@Component
class ConnectHost {

	private final Access access;

	private final AuditTrail trail;

	private final Register register;

	ConnectHost(Access access, AuditTrail trail, Register register) {
		this.access = access;
		this.trail = trail;
		this.register = register;
	}

	KnownHost connect(HostId id) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		Host host = this.register.require(id);
		KnownHost known = this.register.show(host);
		if (!host.isEnabled()) {
			host.switchTo(true);
			known = this.register.keep(host);
		}
		this.register.retryNow(id);
		this.trail.record(this.access.actor(), "host.connect", Target.of(Target.Kind.HOST, id, host.name()),
				AuditTrail.Outcome.DONE, null);
		return known;
	}

}

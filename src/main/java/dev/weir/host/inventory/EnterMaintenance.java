package dev.weir.host.inventory;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.audit.AuditTrail;
import dev.weir.fleet.HostId;
import dev.weir.host.KnownHost;
import dev.weir.problem.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Takes a host out of the choice for new virtual machines. What runs there goes on.
 */
@Component
class EnterMaintenance {

	private static final int LONGEST_REASON = 200;

	private final Access access;

	private final AuditTrail trail;

	private final Register register;

	EnterMaintenance(Access access, AuditTrail trail, Register register) {
		this.access = access;
		this.trail = trail;
		this.register = register;
	}

	/**
	 * @param reason shown to those who want to put something there
	 * @throws InvalidInput naming {@code reason}
	 */
	KnownHost enter(HostId id, @Nullable String reason) {
		this.access.require(Permission.HOST_EDIT, Target.of(Target.Kind.HOST, id, ""));
		Host host = this.register.require(id);
		String why = (reason != null) ? reason.strip() : "";
		if (why.length() > LONGEST_REASON || why.chars().anyMatch(Character::isISOControl)) {
			throw InvalidInput.of("reason", "host.maintenance.reason.wrong", LONGEST_REASON);
		}
		host.maintain(why);
		KnownHost known = this.register.keep(host);
		this.trail.record(this.access.actor(), "host.enter-maintenance", Target.of(Target.Kind.HOST, id, host.name()),
				AuditTrail.Outcome.DONE, why.isEmpty() ? null : why);
		return known;
	}

}

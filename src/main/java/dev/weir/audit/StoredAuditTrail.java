package dev.weir.audit;

import java.time.Clock;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The trail in the database. Thread-safe.
 */
@Component
class StoredAuditTrail implements AuditTrail {

	private final AuditEvents events;

	private final Clock clock;

	StoredAuditTrail(AuditEvents events, Clock clock) {
		this.events = events;
		this.clock = clock;
	}

	@Override
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void record(Actor actor, String action, Target target, Outcome outcome, @Nullable String detail) {
		AuditEntry entry = new AuditEntry(action, target, outcome, detail);
		this.events.save(new AuditEvent(this.clock.instant(), actor, entry));
	}

}

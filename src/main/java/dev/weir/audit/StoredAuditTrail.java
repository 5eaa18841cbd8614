package dev.weir.audit;

import java.time.Clock;

import dev.weir.access.Actor;
import dev.weir.access.Target;
import dev.weir.home.CommittedWrites;
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

	private final CommittedWrites writes;

	StoredAuditTrail(AuditEvents events, Clock clock, CommittedWrites writes) {
		this.events = events;
		this.clock = clock;
		this.writes = writes;
	}

	@Override
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void record(Actor actor, String action, Target target, Outcome outcome, @Nullable String detail) {
		AuditEntry entry = new AuditEntry(action, target, outcome, detail);
		this.writes.flush();
		this.events.save(new AuditEvent(this.clock.instant(), actor, entry));
	}

}

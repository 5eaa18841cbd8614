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

	private final AuditChain chain;

	private final Clock clock;

	private final CommittedWrites writes;

	StoredAuditTrail(AuditChain chain, Clock clock, CommittedWrites writes) {
		this.chain = chain;
		this.clock = clock;
		this.writes = writes;
	}

	@Override
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void record(Actor actor, AuditEntry entry) {
		this.writes.flush();
		this.chain.add((seq) -> ChainedRow.of(seq, this.clock.instant(), actor, entry));
	}

	/**
	 * Not left to the interface: its own method would call the other one past the proxy
	 * that opens the transaction.
	 */
	@Override
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void record(Actor actor, String action, Target target, Outcome outcome, @Nullable String detail) {
		record(actor, AuditEntry.of(action, target, outcome, detail));
	}

}

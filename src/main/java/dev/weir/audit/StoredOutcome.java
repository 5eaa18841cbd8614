package dev.weir.audit;

import dev.weir.audit.AuditTrail.Outcome;
import dev.weir.home.StoredName;

/** What came of it, in the database. Thread-safe. */
class StoredOutcome extends StoredName<Outcome> {

	StoredOutcome() {
		super(Outcome.class, Outcome.UNKNOWN);
	}

}

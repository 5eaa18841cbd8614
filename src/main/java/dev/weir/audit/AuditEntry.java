package dev.weir.audit;

import dev.weir.access.Target;
import dev.weir.audit.AuditTrail.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What was done, to what, and what came of it.
 */
record AuditEntry(String action, Target target, Outcome outcome, @Nullable String detail) {
}

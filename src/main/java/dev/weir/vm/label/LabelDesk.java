package dev.weir.vm.label;

import dev.weir.audit.AuditTrail;

import org.springframework.stereotype.Component;

/**
 * Where labels are kept and written down.
 */
@Component
record LabelDesk(LabelStore store, KnownLabels known, AuditTrail trail) {
}

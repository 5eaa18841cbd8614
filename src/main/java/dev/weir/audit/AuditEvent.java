package dev.weir.audit;

import java.time.Instant;

import dev.weir.access.Target;
import dev.weir.audit.AuditTrail.Outcome;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One row of the trail as it is listed; {@link AuditChain} writes it. Never changes.
 */
@Entity
@Immutable
@Table(name = "audit_event")
class AuditEvent {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private Instant at;

	private String author;

	private @Nullable String token;

	private String address;

	private String action;

	@Convert(converter = StoredTargetKind.class)
	private Target.Kind targetKind;

	private String targetId;

	private String targetLabel;

	@Convert(converter = StoredOutcome.class)
	private Outcome outcome;

	private @Nullable String detail;

	private @Nullable String taskId;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected AuditEvent() {
	}

	AuditView view() {
		return new AuditView((this.id != null) ? this.id : 0, this.at, this.author, this.token, this.address,
				this.action, new Target(this.targetKind, this.targetId, this.targetLabel), this.outcome, this.detail,
				this.taskId, null);
	}

}

package dev.weir.audit;

import java.time.Instant;

import dev.weir.access.Actor;
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
 * One row of the trail. Never changes once written.
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

	@SuppressWarnings("NullAway.Init") // for JPA
	protected AuditEvent() {
	}

	AuditEvent(Instant at, Actor actor, AuditEntry entry) {
		this.at = at;
		this.author = Column.AUTHOR.fit(actor.account());
		this.token = (actor.token() != null) ? Column.TOKEN.fit(actor.token()) : null;
		this.address = Column.ADDRESS.fit(actor.address());
		this.action = Column.ACTION.fit(entry.action());
		this.targetKind = entry.target().kind();
		this.targetId = Column.TARGET.fit(entry.target().id());
		this.targetLabel = Column.TARGET.fit(entry.target().label());
		this.outcome = entry.outcome();
		this.detail = (entry.detail() != null) ? Column.DETAIL.fit(entry.detail()) : null;
	}

	AuditView view() {
		return new AuditView((this.id != null) ? this.id : 0, this.at, this.author, this.token, this.address,
				this.action, new Target(this.targetKind, this.targetId, this.targetLabel), this.outcome, this.detail);
	}

	/** How much a column holds: a trail with a cut name is better than none. */
	private enum Column {

		AUTHOR(64), TOKEN(80), ADDRESS(64), ACTION(80), TARGET(512), DETAIL(2000);

		private final int length;

		Column(int length) {
			this.length = length;
		}

		String fit(String text) {
			// PostgreSQL stores no NUL
			String clean = text.replace("\0", "");
			if (clean.length() <= this.length) {
				return clean;
			}
			boolean splits = Character.isHighSurrogate(clean.charAt(this.length - 1));
			return clean.substring(0, splits ? this.length - 1 : this.length);
		}

	}

}

package dev.weir.console.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.weir.access.Actor;
import dev.weir.console.ConsoleKind;
import dev.weir.fleet.HostId;
import dev.weir.fleet.VmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as stored: the hash of its secret and what it opens. Not thread-safe: lives
 * within one transaction.
 */
@Entity
@Table(name = "console_ticket")
class ConsoleTicket {

	private static final int NAME_LENGTH = 250;

	/** How far the clocks of two Weirs may differ. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	@Id
	private String secretHash;

	@Column(nullable = false)
	private String account;

	private @Nullable String token;

	private @Nullable String sessionId;

	private @Nullable String tokenId;

	@Column(nullable = false)
	private String address;

	@Column(nullable = false)
	private UUID vmId;

	@Column(nullable = false)
	private UUID hostId;

	@Column(nullable = false)
	private String vmName;

	@Column(nullable = false)
	private String kind;

	@Column(nullable = false)
	private boolean viewOnly;

	@Column(nullable = false)
	private Instant expiresAt;

	private @Nullable Instant usedAt;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected ConsoleTicket() {
	}

	ConsoleTicket(String secretHash, Admission admission, Instant expiresAt) {
		Actor actor = admission.actor();
		this.secretHash = secretHash;
		this.account = actor.account();
		this.token = actor.token();
		this.sessionId = actor.sessionId();
		this.tokenId = actor.tokenId();
		this.address = actor.address();
		this.vmId = admission.vm().value();
		this.hostId = admission.host().value();
		this.vmName = admission.vmName().substring(0, Math.min(NAME_LENGTH, admission.vmName().length()));
		this.kind = admission.kind().name();
		this.viewOnly = admission.viewOnly();
		this.expiresAt = expiresAt;
	}

	/** Whether it was issued to the session or token behind this actor. */
	boolean belongsTo(Actor actor) {
		return this.account.equals(actor.account()) && Objects.equals(this.sessionId, actor.sessionId())
				&& Objects.equals(this.tokenId, actor.tokenId()) && (this.sessionId != null || this.tokenId != null);
	}

	/**
	 * Whether its time is over, or has not begun: the clock was set back since, or
	 * another Weir's goes far ahead, and it would hold longer than it may.
	 * @param life how long a ticket holds
	 */
	boolean isExpired(Instant now, Duration life) {
		return !now.isBefore(this.expiresAt) || now.isBefore(this.expiresAt.minus(life).minus(SKEW));
	}

	/** What it opens; nothing where a newer Weir issued it for something else. */
	Optional<Admission> admission() {
		Actor actor = new Actor(this.account, this.token, this.sessionId, this.tokenId, this.address);
		return Arrays.stream(ConsoleKind.values())
			.filter((known) -> known.name().equals(this.kind))
			.findFirst()
			.map((known) -> new Admission(actor, new VmId(this.vmId), new HostId(this.hostId), this.vmName, known,
					this.viewOnly));
	}

}

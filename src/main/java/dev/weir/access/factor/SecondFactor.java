package dev.weir.access.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * The authenticator app of an account. Holds nothing but its secret's sealed form. Not
 * thread-safe: lives within one transaction.
 */
@Entity
@Table(name = "second_factor")
class SecondFactor {

	/** Wrong codes in a row that cost nothing. */
	static final int FREE = 5;

	/** One guess an hour finds a code of a million in more than a lifetime. */
	static final Duration LONGEST_WAIT = Duration.ofHours(1);

	@Id
	private UUID accountId;

	@Column
	private @Nullable String sealedSecret;

	@Column(nullable = false)
	private Instant createdAt;

	@Column
	private @Nullable Instant confirmedAt;

	@Column(nullable = false)
	private long lastStep;

	@Column(nullable = false)
	private int wrongCodes;

	@Column
	private @Nullable Instant wrongAt;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected SecondFactor() {
	}

	SecondFactor(UUID accountId, String sealedSecret, Instant now) {
		this.accountId = accountId;
		this.sealedSecret = sealedSecret;
		this.createdAt = now;
	}

	/** Begins anew with another secret, as long as the first one was not confirmed. */
	void restart(String sealedSecret, Instant now) {
		this.sealedSecret = sealedSecret;
		this.createdAt = now;
	}

	@Nullable String sealedSecret() {
		return this.sealedSecret;
	}

	boolean isConfirmed() {
		return this.confirmedAt != null;
	}

	@Nullable Instant confirmedAt() {
		return this.confirmedAt;
	}

	void confirm(Instant now) {
		this.confirmedAt = now;
	}

	/**
	 * Takes a code's time step, unless it or a later one was used before.
	 */
	boolean use(long step) {
		if (step <= this.lastStep) {
			return false;
		}
		this.lastStep = step;
		return true;
	}

	/** How long no code is looked at; doubles with each wrong one in a row. */
	Duration delay(Instant now) {
		if (this.wrongAt == null || this.wrongCodes < FREE) {
			return Duration.ZERO;
		}
		Duration doubled = Duration.ofSeconds(1L << Math.min(this.wrongCodes - FREE, 20));
		Duration delay = (doubled.compareTo(LONGEST_WAIT) < 0) ? doubled : LONGEST_WAIT;
		Duration left = Duration.between(now, this.wrongAt.plus(delay));
		return left.isNegative() ? Duration.ZERO : left;
	}

	void wrong(Instant now) {
		this.wrongCodes++;
		this.wrongAt = now;
	}

	void right() {
		this.wrongCodes = 0;
		this.wrongAt = null;
	}

}

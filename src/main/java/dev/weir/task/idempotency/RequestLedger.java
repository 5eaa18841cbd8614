package dev.weir.task.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Remembers requests with a key for a day; the database decides which of two is the
 * first, also between instances. Thread-safe.
 */
@Component
class RequestLedger {

	static final Duration KEPT = Duration.ofHours(24);

	private final IdempotentRequests requests;

	private final TransactionTemplate transaction;

	private final Clock clock;

	RequestLedger(IdempotentRequests requests, PlatformTransactionManager transactions, Clock clock) {
		this.requests = requests;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/** A request that made no task for so long was cut off with its Weir. */
	static final Duration ABANDONED = Duration.ofMinutes(1);

	/** Takes the key, unless a request took it within the last day. */
	Claim claim(RequestKey key, String digest) {
		try {
			return this.transaction.execute((status) -> insert(key, digest));
		}
		catch (DataIntegrityViolationException ex) {
			return known(key, digest).orElseGet(() -> claimOnceMore(key, digest));
		}
	}

	/** Gives the key back: the request made no task. */
	void release(UUID id) {
		this.transaction.executeWithoutResult((status) -> this.requests.deleteById(id));
	}

	/**
	 * Takes the place of the first request, which made no task and was cut off.
	 * @return false while that may still be under way
	 */
	boolean retake(UUID id) {
		Instant now = this.clock.instant();
		return Boolean.TRUE
			.equals(this.transaction.execute((status) -> this.requests.retake(id, now.minus(ABANDONED), now) == 1));
	}

	private Claim insert(RequestKey key, String digest) {
		this.requests.deleteOlderThan(this.clock.instant().minus(KEPT));
		return known(key, digest).orElseGet(() -> {
			IdempotentRequest fresh = new IdempotentRequest(key, digest, this.clock.instant());
			return new Claim(Claim.Kind.FIRST, this.requests.saveAndFlush(fresh).getId());
		});
	}

	/** Another instance took it and gave it back in between. */
	private Claim claimOnceMore(RequestKey key, String digest) {
		return this.transaction.execute((status) -> insert(key, digest));
	}

	private Optional<Claim> known(RequestKey key, String digest) {
		return this.requests.findByAuthorAndIdempotencyKey(key.author(), key.key())
			.map((request) -> new Claim(request.isSame(digest) ? Claim.Kind.REPEATED : Claim.Kind.DIFFERENT,
					request.getId()));
	}

	/**
	 * What became of a claim.
	 *
	 * @param id of the request that holds the key
	 */
	record Claim(Kind kind, UUID id) {

		/** Whether this request holds the key, or an earlier one. */
		enum Kind {

			/** This request holds the key now. */
			FIRST,
			/** The same request came before. */
			REPEATED,
			/** Another request came with this key before. */
			DIFFERENT

		}

	}

}

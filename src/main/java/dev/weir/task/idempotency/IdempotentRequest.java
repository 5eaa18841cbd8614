package dev.weir.task.idempotency;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.springframework.data.domain.Persistable;

/**
 * A request that came with an Idempotency-Key. Never changes. Not thread-safe: lives
 * within one transaction.
 */
@Entity
@Table(name = "idempotent_request")
class IdempotentRequest implements Persistable<UUID> {

	@Id
	private UUID id;

	@Column(updatable = false)
	private String author;

	@Column(updatable = false)
	private String idempotencyKey;

	@Column(updatable = false)
	private String digest;

	@Column(updatable = false)
	private Instant createdAt;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected IdempotentRequest() {
	}

	IdempotentRequest(RequestKey key, String digest, Instant now) {
		this.id = UUID.randomUUID();
		this.author = key.author();
		this.idempotencyKey = key.key();
		this.digest = digest;
		this.createdAt = now;
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	/** Only ever saved once. */
	@Override
	public boolean isNew() {
		return true;
	}

	boolean isSame(String otherDigest) {
		return this.digest.equals(otherDigest);
	}

	boolean isOlderThan(Instant instant) {
		return this.createdAt.isBefore(instant);
	}

}

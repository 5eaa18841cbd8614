package dev.weir.task.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The requests with a key, of the last day.
 */
interface IdempotentRequests extends Repository<IdempotentRequest, UUID> {

	IdempotentRequest saveAndFlush(IdempotentRequest request);

	Optional<IdempotentRequest> findByAuthorAndIdempotencyKey(String author, String idempotencyKey);

	/**
	 * Takes over a request whose first sender is gone.
	 * @return 1 for the one of many who does, else 0
	 */
	@Modifying
	@Query("update IdempotentRequest r set r.createdAt = :now where r.id = :id and r.createdAt < :before")
	int retake(UUID id, Instant before, Instant now);

	@Modifying
	@Query("delete from IdempotentRequest r where r.createdAt < :before")
	void deleteOlderThan(Instant before);

	@Modifying
	@Query("delete from IdempotentRequest r where r.id = :id")
	void deleteById(UUID id);

}

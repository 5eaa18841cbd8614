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

	@Modifying
	@Query("delete from IdempotentRequest r where r.createdAt < :before")
	void deleteOlderThan(Instant before);

	@Modifying
	@Query("delete from IdempotentRequest r where r.id = :id")
	void deleteById(UUID id);

}

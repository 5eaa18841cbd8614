package dev.weir.access.factor;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/**
 * The second factors of all accounts.
 */
interface SecondFactors extends Repository<SecondFactor, UUID> {

	SecondFactor saveAndFlush(SecondFactor factor);

	/** For a page. */
	Optional<SecondFactor> findById(UUID accountId);

	/** For a check: two that are made at once come one after the other. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	Optional<SecondFactor> findByAccountId(UUID accountId);

	void deleteById(UUID accountId);

}

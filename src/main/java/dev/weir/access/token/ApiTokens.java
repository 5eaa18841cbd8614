package dev.weir.access.token;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * All API tokens that were not revoked.
 */
interface ApiTokens extends Repository<ApiToken, UUID> {

	ApiToken save(ApiToken token);

	void delete(ApiToken token);

	Optional<ApiToken> findBySecretHash(String secretHash);

	Optional<ApiToken> findById(UUID id);

	List<ApiToken> findByAccountIdOrderByCreatedAtDesc(UUID accountId);

	long countByAccountId(UUID accountId);

}

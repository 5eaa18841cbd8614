package dev.weir.access.factor;

import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * The recovery codes of all accounts that are not used yet.
 */
interface RecoveryCodes extends Repository<RecoveryCode, UUID> {

	RecoveryCode save(RecoveryCode code);

	int countByAccountId(UUID accountId);

	/**
	 * Uses a code up.
	 * @return one when it was there
	 */
	@Modifying
	@Query("delete from RecoveryCode c where c.accountId = :account and c.codeHash = :hash")
	int use(@Param("account") UUID account, @Param("hash") String hash);

	@Modifying
	@Query("delete from RecoveryCode c where c.accountId = :account")
	int deleteAll(@Param("account") UUID account);

}

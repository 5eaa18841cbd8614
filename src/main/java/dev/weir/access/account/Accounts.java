package dev.weir.access.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

/**
 * All accounts. Names are stored in lower case.
 */
interface Accounts extends Repository<Account, UUID> {

	Account saveAndFlush(Account account);

	Optional<Account> findByName(String name);

	Optional<Account> findById(UUID id);

	long count();

	List<Account> findAllByOrderByName();

	boolean existsByName(String name);

	void delete(Account account);

	/** For a change that must not meet another one of the same accounts; in one order. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	List<Account> findByNameInOrderByName(Collection<String> names);

	@Modifying
	@Query("""
			update Account a set a.lastSignInAt = :now, a.lastSignInFrom = :address, a.failedSignIns = 0
			where a.name = :name""")
	int signedIn(@Param("name") String name, @Param("now") Instant now, @Param("address") String address);

	@Modifying
	@Query("update Account a set a.failedSignIns = a.failedSignIns + 1 where a.name = :name")
	int signInFailed(@Param("name") String name);

}

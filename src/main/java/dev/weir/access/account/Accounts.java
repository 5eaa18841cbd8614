package dev.weir.access.account;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

/**
 * All accounts. Names are stored in lower case.
 */
interface Accounts extends Repository<Account, UUID> {

	Account saveAndFlush(Account account);

	Optional<Account> findByName(String name);

	Optional<Account> findById(UUID id);

	long count();

}
